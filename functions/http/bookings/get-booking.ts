import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { ownBooking } from '../../usecases/booking-reads/own-booking.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** GET /bookings/{bookingId}: one of the caller's own. */
export const getBooking =
  (app: { ownBooking: ReturnType<typeof ownBooking> } & ShowsBookings): RouteHandler<'getBooking'> =>
  async ({ caller, params }) => {
    const booking = await app.ownBooking(caller.access, params.bookingId);
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'guest') } };
  };
