import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { frontDeskActor } from '../caller.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { AdminBookingsApp } from './bookings-app.ts';

/** PATCH /admin/bookings/{bookingId}: the hotel corrects what the booking says of its guest. */
export const correctHotelBooking =
  (app: Pick<AdminBookingsApp, 'correctAtDesk' | 'bookingDetails' | 'clock'>): RouteHandler<'correctHotelBooking'> =>
  async ({ caller, params: { bookingId }, body: correction, ifMatch }) => {
    const actor = frontDeskActor(caller);
    const booking = await app.correctAtDesk({ caller, actor, bookingId, correction, ifMatch });
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'owner') } };
  };
