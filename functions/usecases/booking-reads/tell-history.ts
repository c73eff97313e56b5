import { type HistoryEntry, heldEntry } from '../../domain/booking/history.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Bookings } from '../ports/bookings.ts';
import { ownBooking } from './own-booking.ts';

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
