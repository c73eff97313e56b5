import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { deskBooking } from '../../usecases/frontdesk/desk.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** GET /admin/bookings/{bookingId}: a booking of one of the owner's hotels. */
export const getHotelBooking =
  (app: { deskBooking: ReturnType<typeof deskBooking> } & ShowsBookings): RouteHandler<'getHotelBooking'> =>
  async ({ caller, params }) => {
    const booking = await app.deskBooking({ caller, bookingId: params.bookingId });
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'owner') } };
  };
