import type { Hotel, RatingCounts, RoomType } from '../hotel/hotel.ts';

/** What a search must know of a hotel to judge and to price it. */
export type SearchedHotel = Pick<
  Hotel,
  | 'id'
  | 'name'
  | 'city'
  | 'latitude'
  | 'longitude'
  | 'starRating'
  | 'amenities'
  | 'status'
  | 'timeZone'
  | 'currency'
  | 'taxes'
  | 'deleting'
>;

/** What a search must know of a room type. */
export type SearchedRoomType = Pick<
  RoomType,
  'id' | 'name' | 'basePrice' | 'maxGuests' | 'totalRooms' | 'softLimit' | 'demandPricing' | 'applying' | 'deleting'
>;

/** A hotel that may be found, with all that is known of it beside its nights. */
export interface Candidate {
  readonly hotel: SearchedHotel;
  readonly rating: RatingCounts;
  readonly roomTypes: readonly SearchedRoomType[];
}
