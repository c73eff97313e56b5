import { type Hotel, isOnSale, type RatingCounts, type RoomType } from '../hotel/hotel.ts';
import { opensPlan, type RateCaller } from '../rates/plan.ts';

/**
 * What a search must know of a hotel to judge and to price it. The description is not everywhere at hand: it is read
 * where a word asked for is found nowhere else.
 */
export type SearchedHotel = Partial<Pick<Hotel, 'description'>> &
  Pick<
    Hotel,
    | 'id'
    | 'name'
    | 'city'
    | 'country'
    | 'latitude'
    | 'longitude'
    | 'starRating'
    | 'amenities'
    | 'status'
    | 'timeZone'
    | 'currency'
    | 'taxes'
    | 'plans'
    | 'cancellationPolicy'
    | 'checkInTime'
    | 'deleting'
  >;

/** What a search must know of a room type. */
export type SearchedRoomType = Pick<
  RoomType,
  | 'id'
  | 'name'
  | 'basePrice'
  | 'maxGuests'
  | 'maxAdults'
  | 'maxChildren'
  | 'guestPricing'
  | 'totalRooms'
  | 'softLimit'
  | 'demandPricing'
  | 'capacityChange'
  | 'deleting'
>;

/** A hotel that may be found, with all that is known of it beside its nights. */
export interface Candidate {
  readonly hotel: SearchedHotel;
  readonly rating: RatingCounts;
  readonly roomTypes: readonly SearchedRoomType[];
}

/** Whether the caller's code opens a plan of the hotel. */
export function isOpenedBy(caller: RateCaller, { hotel }: Pick<Candidate, 'hotel'>): boolean {
  return caller.code !== undefined && isOnSale(hotel) && opensPlan(hotel.plans ?? [], caller);
}
