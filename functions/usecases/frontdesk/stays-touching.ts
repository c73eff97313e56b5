import type { Booking } from '../../domain/booking/booking.ts';
import { addDaysWithin, type IsoDate } from '../../domain/calendar/date.ts';
import { batchesOf } from '../batches.ts';
import { inParallel } from '../in-parallel.ts';
import type { BookingOrder, HotelBookingIds } from '../ports/booking-lists.ts';
import type { Bookings } from '../ports/bookings.ts';

/** The most nights of a stay: one that touches a day begins and ends within so many days of it. */
export const LONGEST_STAY = 30;
const ROWS = 1000;
const AT_ONCE = 100;

export interface StaysTouchingDeps {
  readonly bookings: Pick<Bookings, 'findMany'>;
  readonly hotelBookingIds: HotelBookingIds;
}

/**
 * The bookings of a hotel whose stay has a day from `from` to `to`, by arrival. Only those that are in both lists, of
 * arrivals up to `to` and of departures from `from` on, are read, each strongly; the lists lag.
 */
export const staysTouching =
  ({ bookings, hotelBookingIds }: StaysTouchingDeps) =>
  async (hotelId: string, from: IsoDate, to: IsoDate): Promise<Booking[]> => {
    const idsBy = async (by: BookingOrder, first: IsoDate, last: IsoDate): Promise<string[]> => {
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const page = await hotelBookingIds(hotelId, { by, from: first, to: last }, ROWS, after);
        ids.push(...page.ids);
        after = page.next;
      } while (after !== undefined);
      return ids;
    };
    const [arriving, departing] = await Promise.all([
      idsBy('arrival', addDaysWithin(from, -LONGEST_STAY), to),
      idsBy('departure', from, addDaysWithin(to, LONGEST_STAY)),
    ]);
    const both = new Set(departing);
    const batches = batchesOf(
      arriving.filter((id) => both.has(id)),
      AT_ONCE,
    );
    const found = (await inParallel(batches, 4, (ids) => bookings.findMany(ids))).flat();
    return found
      .filter((booking) => booking.hotelId === hotelId && booking.checkIn <= to && booking.checkOut >= from)
      .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  };

const orderOf = ({ checkIn, guestName, id }: Booking): string => `${checkIn}#${guestName}#${id}`;
