import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { BookingReadsApp } from './reads-app.ts';

/** GET /bookings/by-reference/{reference}: one of the caller's own. */
export const getBookingByReference =
  (
    app: Pick<BookingReadsApp, 'ownBookingByReference' | 'bookingDetails' | 'clock'>,
  ): RouteHandler<'getBookingByReference'> =>
  async ({ caller, params }) => {
    const booking = await app.ownBookingByReference(caller.access, params.reference);
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'guest') } };
  };
