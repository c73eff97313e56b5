import type { Hotel } from '../../domain/hotel/hotel.ts';

/** A hotel near another, and its room types as the geographic index shows them, perhaps a little late. */
export interface NearHotel {
  readonly hotelId: string;
  readonly distanceKm: number;
  readonly roomTypes: readonly { readonly id: string; readonly basePrice: number; readonly maxGuests: number }[];
}

export interface NearHotels {
  /** Active hotels of the same neighbourhood, nearest first, at most `limit`; one Query. */
  near(hotel: Pick<Hotel, 'id' | 'latitude' | 'longitude'>, limit: number): Promise<NearHotel[]>;
}
