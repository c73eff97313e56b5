import { capOf } from '../../domain/availability.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { heldBy, type NightDelta, nightsDelta } from '../../domain/booking/delta.ts';
import { inventoryOf } from '../../domain/hotel/hotel.ts';
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
    const taken = nightsDelta(before && heldBy(before), heldBy(after)).filter((delta) => delta.rooms > 0);
    const [first] = taken;
    if (first === undefined) return () => nothingToSell;
    const facts = await hotels.forStay(first.hotelId, first.roomTypeId, []);
    const terms = facts === undefined ? nothingToSell : { cap: capOf(inventoryOf(facts.roomType)) };
    return () => terms;
  };
