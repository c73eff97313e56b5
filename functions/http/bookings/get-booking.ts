import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { BookingReadsApp } from './reads-app.ts';

/** GET /bookings/{bookingId}: one of the caller's own. */
export const getBooking =
  (app: Pick<BookingReadsApp, 'ownBooking' | 'bookingDetails' | 'clock'>): RouteHandler<'getBooking'> =>
  async ({ caller, params }) => {
    const booking = await app.ownBooking(caller.access, params.bookingId);
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'guest') } };
  };
