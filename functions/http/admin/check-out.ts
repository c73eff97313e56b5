import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { frontDeskActor } from '../caller.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { AdminBookingsApp } from './bookings-app.ts';

/** POST /admin/bookings/{bookingId}/check-out: the guests have left, perhaps early. */
export const checkOut =
  (app: Pick<AdminBookingsApp, 'checkOut' | 'bookingDetails' | 'clock'>): RouteHandler<'checkOut'> =>
  async ({ caller, params: { bookingId }, ifMatch }) => {
    const booking = await app.checkOut({ caller, actor: frontDeskActor(caller), bookingId, ifMatch });
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'owner') } };
  };
