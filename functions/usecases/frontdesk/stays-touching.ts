import type { Booking } from '../../domain/booking/booking.ts';
import { addDaysWithin, type IsoDate } from '../../domain/calendar/date.ts';
import { LONGEST_STAY } from '../../domain/stay.ts';
import { findBookings } from '../find-bookings.ts';
import type { BookingOrder, HotelBookingIds } from '../ports/booking-lists.ts';
import type { Bookings } from '../ports/bookings.ts';

const ROWS = 1000;

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
    const found = await findBookings(bookings)(arriving.filter((id) => both.has(id)));
    return found
      .filter((booking) => booking.hotelId === hotelId && booking.checkIn <= to && booking.checkOut >= from)
      .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  };

const orderOf = ({ checkIn, guestName, id }: Booking): string => `${checkIn}#${guestName}#${id}`;
