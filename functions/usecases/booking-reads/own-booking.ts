import type { Booking } from '../../domain/booking/booking.ts';
import { type GuestAccess, isOwnBooking } from '../../domain/booking/guest-access.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { bookingNotFound } from '../bookings/move-booking.ts';
import type { Bookings } from '../ports/bookings.ts';

/** The guest's booking; another guest's is answered as if it did not exist. */
export const ownBooking =
  ({ bookings }: { readonly bookings: Pick<Bookings, 'find'> }) =>
  async (access: GuestAccess, bookingId: string): Promise<Booking | Refusal> => {
    const booking = await bookings.find(bookingId);
    return booking && isOwnBooking(booking, access) ? booking : bookingNotFound;
  };
