import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { frontDeskActor } from '../caller.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { AdminBookingsApp } from './bookings-app.ts';

/** POST /admin/bookings/{bookingId}/check-in: the guests have arrived. */
export const checkIn =
  (app: Pick<AdminBookingsApp, 'checkIn' | 'bookingDetails' | 'clock'>): RouteHandler<'checkIn'> =>
  async ({ caller, params: { bookingId }, ifMatch }) => {
    const booking = await app.checkIn({ caller, actor: frontDeskActor(caller), bookingId, ifMatch });
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'owner') } };
  };
