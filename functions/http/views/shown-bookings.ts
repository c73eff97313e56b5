import type * as z from 'zod';
import type * as contract from '../../contract/bookings/answers.ts';
import type { Audience } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import type { ReadBookingDetails } from '../../usecases/ports/booking-details.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { bookingView } from './booking.ts';

/** What every answer with a booking is made with. */
export interface ShowsBookings {
  readonly bookingDetails: ReadBookingDetails;
  readonly clock: Clock;
}

type BookingAnswer = z.output<typeof contract.booking>;

/** The bookings as this audience is shown them now, in their order. */
export const showBookings = async (
  { bookingDetails, clock }: ShowsBookings,
  bookings: readonly Booking[],
  audience: Audience,
): Promise<BookingAnswer[]> => {
  const details = await bookingDetails(bookings);
  const now = clock.now();
  return details.flatMap((detail, index) => {
    const booking = bookings[index];
    return booking === undefined ? [] : [bookingView(booking, detail, audience, now)];
  });
};

/** One booking as this audience is shown it now. */
export const showBooking = async (app: ShowsBookings, booking: Booking, audience: Audience): Promise<BookingAnswer> => {
  const [detail] = await app.bookingDetails([booking]);
  if (detail === undefined) throw new Error(`Booking ${booking.id} has no details.`);
  return bookingView(booking, detail, audience, app.clock.now());
};
