import { capOf } from '../../domain/availability.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { heldBy, type NightDelta, nightsTaken } from '../../domain/booking/delta.ts';
import { inventoryOf, isOnSale } from '../../domain/hotel/hotel.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import type { ExpectedNight } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';

export interface ExpectedNightDeps {
  readonly hotels: Pick<HotelReader, 'forStay'>;
}

const nothingToSell: ExpectedNight = { cap: 0 };

/**
 * What a booking expects of the nights that it takes at the price it already has: how many rooms a night without an
 * item can sell now, and no rate revision. A deleted room type sells nothing.
 */
export const expectedNightsFor =
  ({ hotels }: ExpectedNightDeps) =>
  async (before: Booking | null, after: Booking): Promise<(delta: NightDelta) => ExpectedNight> => {
    const [first] = nightsTaken(before && heldBy(before), heldBy(after));
    if (first === undefined) return () => nothingToSell;
    const facts = await hotels.forStay(first.hotelId, first.roomTypeId, []);
    const expected = facts === undefined ? nothingToSell : { cap: capOf(inventoryOf(facts.roomType)) };
    return () => expected;
  };

/**
 * `sold-out` where the nights of a hold that has expired are not for sale any more, whether or not they are free: its
 * promise ended with it, and the hotel is not active or about to be deleted.
 */
export const judgeOnSale =
  ({ hotels }: ExpectedNightDeps) =>
  async (after: Booking): Promise<RefusalOf<'sold-out'> | undefined> => {
    const facts = await hotels.forStay(after.hotelId, after.roomTypeId, []);
    const isSold = facts !== undefined && isOnSale(facts.hotel) && facts.roomType.deleting !== true;
    return isSold ? undefined : { refused: 'sold-out', nights: heldBy(after).dates };
  };
