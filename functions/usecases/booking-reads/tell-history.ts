import type { Booking } from '../../domain/booking/booking.ts';
import { type HistoryEntry, snapshotOf } from '../../domain/booking/history.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Bookings } from '../ports/bookings.ts';
import { ownBooking } from './own-booking.ts';

/** The hold itself, which no entry of its own tells: the booking's own insert is version 1 of its history (rule 21). */
const heldEntry = (booking: Booking, later: readonly HistoryEntry[]): HistoryEntry => ({
  bookingId: booking.id,
  revision: 1,
  event: 'booking.held',
  actor: { kind: 'guest', id: booking.userId },
  at: booking.createdAt,
  before: null,
  after: later[0]?.before ?? snapshotOf(booking),
  reason: null,
});

/** An entry as it is told: its amounts are minor units of this currency. */
export interface ToldEntry extends HistoryEntry {
  readonly currency: string;
}

/** Who did what to the guest's booking, oldest first, from the hold on. */
export const tellHistory =
  (deps: { readonly bookings: Pick<Bookings, 'find' | 'history'> }) =>
  async (userId: string, bookingId: string): Promise<readonly ToldEntry[] | Refusal> => {
    const [booking, later] = await Promise.all([ownBooking(deps)(userId, bookingId), deps.bookings.history(bookingId)]);
    if (isRefusal(booking)) return booking;
    const { currency } = booking;
    return [heldEntry(booking, later), ...later].map((entry) => ({ ...entry, currency }));
  };
