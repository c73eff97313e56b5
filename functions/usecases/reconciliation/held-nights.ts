import type { Booking } from '../../domain/booking/booking.ts';
import { heldBy } from '../../domain/booking/delta.ts';
import { countsAsOpenHold } from '../../domain/booking/machine.ts';
import { addDays } from '../../domain/calendar/date.ts';
import { LONGEST_STAY } from '../../domain/stay.ts';
import { findBookings } from '../find-bookings.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { NightKey } from '../ports/nights.ts';
import type { Window } from './window.ts';

const PAGE = 500;

/** The night of a room type, as text. */
export const nightName = ({ date, roomTypeId }: Pick<NightKey, 'date' | 'roomTypeId'>): string =>
  `${date}#${roomTypeId}`;

/** What bookings say of the nights of a hotel. */
export interface HeldNights {
  /** Rooms held, by `nightName`. */
  readonly rooms: ReadonlyMap<string, number>;
  /** Every booking that was met. */
  readonly met: readonly Booking[];
  /** Whose bookings were met, and whether one of them is an open hold. */
  readonly users: ReadonlyMap<string, boolean>;
}

/**
 * Counts the rooms that bookings hold on each night: found by the index of arrivals, which lags, and each read strongly.
 * A booking the index does not show yet is missing, one it still shows elsewhere counts where it is.
 */
export const heldNights =
  ({ bookings }: { readonly bookings: Pick<Bookings, 'idsOfHotel' | 'findMany'> }) =>
  async (hotelId: string, { from, to }: Window): Promise<HeldNights> => {
    const rooms = new Map<string, number>();
    const users = new Map<string, boolean>();
    const met: Booking[] = [];
    const count = (booking: Booking): void => {
      met.push(booking);
      users.set(booking.userId, users.get(booking.userId) === true || countsAsOpenHold(booking.status));
      const held = heldBy(booking);
      if (held.hotelId !== hotelId) return;
      for (const date of held.dates) {
        const name = nightName({ date, roomTypeId: held.roomTypeId });
        if (date >= from && date <= to) rooms.set(name, (rooms.get(name) ?? 0) + held.rooms);
      }
    };
    const arrivals = { from: addDays(from, -LONGEST_STAY), to };
    let after: string | undefined;
    do {
      const page = await bookings.idsOfHotel(hotelId, arrivals, PAGE, after);
      (await findBookings(bookings)(page.ids)).forEach(count);
      after = page.next;
    } while (after !== undefined);
    return { rooms, users, met };
  };
