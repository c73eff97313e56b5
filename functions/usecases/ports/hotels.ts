import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Hotel, Night, RatingCounts, RoomType } from '../../domain/hotel/hotel.ts';

/** A hotel with all that is shown of it beside its nights. */
export interface HotelFacts {
  readonly hotel: Hotel;
  readonly rating: RatingCounts;
  /** By id, which is by age. */
  readonly roomTypes: readonly RoomType[];
}

/** What pricing one stay needs: the nights that somebody has touched, of this room type and these dates only. */
export interface StayFacts {
  readonly hotel: Hotel;
  readonly roomType: RoomType;
  readonly nights: readonly Night[];
}

/** Reading hotels. Every read is strong unless asked otherwise. */
export interface HotelReader {
  /** Hotel, rating and room types in one Query. */
  facts(hotelId: string, options?: { readonly consistent?: boolean }): Promise<HotelFacts | undefined>;
  /** The hotel alone. */
  hotel(hotelId: string): Promise<Hotel | undefined>;
  /** Hotel, room type and the nights of `dates` in one BatchGet; undefined where the hotel has no such room type. */
  forStay(hotelId: string, roomTypeId: string, dates: readonly IsoDate[]): Promise<StayFacts | undefined>;
}
