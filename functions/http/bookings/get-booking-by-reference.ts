import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { ownBookingByReference } from '../../usecases/booking-reads/by-reference.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** GET /bookings/by-reference/{reference}: one of the caller's own. */
export const getBookingByReference =
  (
    app: { ownBookingByReference: ReturnType<typeof ownBookingByReference> } & ShowsBookings,
  ): RouteHandler<'getBookingByReference'> =>
  async ({ caller, params }) => {
    const booking = await app.ownBookingByReference(caller.access, params.reference);
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'guest') } };
  };
