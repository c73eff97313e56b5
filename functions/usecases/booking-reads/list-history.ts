import type { Booking } from '../../domain/booking/booking.ts';
import type { GuestAccess } from '../../domain/booking/guest-access.ts';
import { type HistoryEntry, madeEntry } from '../../domain/booking/history.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type DeskCommand, type DeskDeps, deskBooking } from '../frontdesk/desk.ts';
import type { Bookings } from '../ports/bookings.ts';
import { ownBooking } from './own-booking.ts';

/** An entry as it is shown: its amounts are minor units of this currency. */
export interface ListedEntry extends HistoryEntry {
  readonly currency: string;
}

interface HistoryDeps {
  readonly bookings: Pick<Bookings, 'find' | 'history'>;
}

const historyOf = async (
  { bookings }: HistoryDeps,
  bookingId: string,
  visible: Promise<Booking | Refusal>,
): Promise<readonly ListedEntry[] | Refusal> => {
  const [booking, later] = await Promise.all([visible, bookings.history(bookingId)]);
  if (isRefusal(booking)) return booking;
  const { currency } = booking;
  return [madeEntry(booking, later), ...later].map((entry) => ({ ...entry, currency }));
};

/** Who did what to the guest's booking, oldest first, from the hold on. */
export const listHistory = (deps: HistoryDeps) => (access: GuestAccess, bookingId: string) =>
  historyOf(deps, bookingId, ownBooking(deps)(access, bookingId));

/** The same of a booking of the owner's hotel. */
export const listHistoryAtDesk = (deps: HistoryDeps & Pick<DeskDeps, 'hotels'>) => (command: DeskCommand) =>
  historyOf(deps, command.bookingId, deskBooking(deps)(command));
