import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { AdminBookingsApp } from './bookings-app.ts';

/** GET /admin/bookings/{bookingId}: a booking of one of the owner's hotels. */
export const getHotelBooking =
  (app: Pick<AdminBookingsApp, 'deskBooking' | 'bookingDetails' | 'clock'>): RouteHandler<'getHotelBooking'> =>
  async ({ caller, params }) => {
    const booking = await app.deskBooking({ caller, bookingId: params.bookingId });
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'owner') } };
  };
