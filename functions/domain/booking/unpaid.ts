import type { Booking } from './booking.ts';
import { heldBy } from './delta.ts';
import { countsAsOpenHold } from './machine.ts';
import { paidNet } from './settlement.ts';

/** What is held unpaid: bookings, and their rooms times their nights. */
export interface Unpaid {
  readonly holds: number;
  readonly roomNights: number;
}

/** How much one guest may hold unpaid at once (rule 8). */
export interface HoldCaps {
  readonly maxOpenHolds: number;
  readonly maxOpenRoomNights: number;
}

const NOTHING: Unpaid = { holds: 0, roomNights: 0 };

/**
 * What a booking adds to its guest's count of what is held unpaid (rule 8): the one place that says which bookings
 * count. One that is confirmed with nothing paid, as it is paid at the hotel, counts with its room-nights; none that the
 * hotel made itself does.
 */
export const unpaidIn = (booking: Booking | null): Unpaid => {
  if (booking === null || booking.madeBy !== undefined) return NOTHING;
  const isOpen = countsAsOpenHold(booking.status);
  if (!isOpen && !(booking.status === 'confirmed' && paidNet(booking) === 0)) return NOTHING;
  const { rooms, dates } = heldBy(booking);
  return { holds: isOpen ? 1 : 0, roomNights: rooms * dates.length };
};

/** What a change of a booking adds to its guest's count, or takes from it. */
export const unpaidDelta = (before: Booking | null, after: Booking): Unpaid => {
  const [was, is] = [unpaidIn(before), unpaidIn(after)];
  return { holds: is.holds - was.holds, roomNights: is.roomNights - was.roomNights };
};

/** Even of a room type with few rooms one network address may hold so many unpaid. */
const LEAST_SHARE = 2;

/** Rooms of a night that one network address may hold unpaid, of `cap` that can be sold. */
export const openShare = (cap: number, percent: number): number =>
  Math.max(LEAST_SHARE, Math.floor((cap * percent) / 100));
