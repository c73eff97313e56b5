import { capOf } from '../../domain/availability.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { heldBy, type NightDelta, nightsTaken } from '../../domain/booking/delta.ts';
import { inventoryOf, isOnSale } from '../../domain/hotel/hotel.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import type { NightTerms } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';

export interface NightTermsDeps {
  readonly hotels: Pick<HotelReader, 'forStay'>;
}

const nothingToSell: NightTerms = { cap: 0 };

/**
 * The terms under which a booking takes nights at the price it already has: how many a night nobody has touched can
 * sell now, and no rate revision. A room type that is gone sells nothing.
 */
export const termsFor =
  ({ hotels }: NightTermsDeps) =>
  async (before: Booking | null, after: Booking): Promise<(delta: NightDelta) => NightTerms> => {
    const [first] = nightsTaken(before && heldBy(before), heldBy(after));
    if (first === undefined) return () => nothingToSell;
    const facts = await hotels.forStay(first.hotelId, first.roomTypeId, []);
    const terms = facts === undefined ? nothingToSell : { cap: capOf(inventoryOf(facts.roomType)) };
    return () => terms;
  };

/**
 * `sold-out` where the nights of a hold that has expired are not for sale any more, whether or not they are free: its
 * promise ended with it, and the hotel is not active or about to be deleted.
 */
export const judgeOnSale =
  ({ hotels }: NightTermsDeps) =>
  async (after: Booking): Promise<RefusalOf<'sold-out'> | undefined> => {
    const facts = await hotels.forStay(after.hotelId, after.roomTypeId, []);
    const isSold = facts !== undefined && isOnSale(facts.hotel) && facts.roomType.deleting !== true;
    return isSold ? undefined : { refused: 'sold-out', nights: heldBy(after).dates };
  };
