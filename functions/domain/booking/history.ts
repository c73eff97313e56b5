import type { Instant } from '../calendar/instant.ts';
import type { Booking, BookingStatus } from './booking.ts';
import { type Correction, correctedDetails } from './correction.ts';
import { BOOKING_EVENTS } from './machine.ts';

/** What a booking's history shows: its moves, its confirmations sent again, its money and its review. */
export const HISTORY_EVENTS = [
  ...BOOKING_EVENTS,
  'booking.confirmation_resent',
  'payment.charged',
  'payment.failed',
  'payment.refunded',
  'review.created',
] as const;
export type HistoryEvent = (typeof HISTORY_EVENTS)[number];

/** The kinds of actor in a booking's history. */
export const HISTORY_ACTORS = ['guest', 'owner', 'system_admin', 'system'] as const;

/** Who did it. A system admin at the front desk is named as such; `system` is a schedule. */
export interface HistoryActor {
  readonly kind: (typeof HISTORY_ACTORS)[number];
  readonly id: string | null;
}

/** The part of a booking that its history shows before and after; of the guest's details those that were corrected. */
export interface BookingSnapshot extends Correction {
  readonly status: BookingStatus;
  readonly version: number;
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly checkIn: string;
  readonly checkOut: string;
  readonly guests: number;
  readonly rooms: number;
  readonly total: number;
  readonly paid: number;
  readonly refunded: number;
}

/** One entry, written in the transaction of its change. */
export interface HistoryEntry {
  readonly bookingId: string;
  readonly revision: number;
  readonly event: HistoryEvent;
  readonly actor: HistoryActor;
  readonly at: Instant;
  readonly before: BookingSnapshot | null;
  readonly after: BookingSnapshot;
  /** Why, in the words of who did it. */
  readonly reason: string | null;
}

export const systemActor: HistoryActor = { kind: 'system', id: null };

export const snapshotOf = (booking: Booking): BookingSnapshot => ({
  status: booking.status,
  version: booking.version,
  hotelId: booking.hotelId,
  roomTypeId: booking.roomTypeId,
  checkIn: booking.checkIn,
  checkOut: booking.checkOut,
  guests: booking.guests,
  rooms: booking.rooms,
  total: booking.totals.total,
  paid: booking.payment.paid,
  refunded: booking.payment.refunded,
});

/** The booking before and after a change, as its history shows them. */
export const snapshotsOf = (before: Booking, after: Booking): Pick<HistoryEntry, 'before' | 'after'> => {
  const corrected = correctedDetails(before, after);
  return {
    before: { ...snapshotOf(before), ...corrected?.before },
    after: { ...snapshotOf(after), ...corrected?.after },
  };
};

/**
 * How a booking was made, which has no entry of its own: the booking's own insert is version 1 of its history (rule 21).
 * The guest holds it; the front desk makes it confirmed.
 */
export const madeEntry = (booking: Booking, later: readonly HistoryEntry[]): HistoryEntry => ({
  bookingId: booking.id,
  revision: 1,
  ...(booking.madeBy
    ? { event: 'booking.confirmed', actor: booking.madeBy }
    : { event: 'booking.held', actor: { kind: 'guest', id: booking.userId } }),
  at: booking.createdAt,
  before: null,
  after: later[0]?.before ?? snapshotOf(booking),
  reason: null,
});
