import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { frontDeskActor } from '../caller.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { AdminBookingsApp } from './bookings-app.ts';

/** POST /admin/bookings/{bookingId}/no-show: the guests did not come. */
export const noShow =
  (app: Pick<AdminBookingsApp, 'markNoShow' | 'bookingDetails' | 'clock'>): RouteHandler<'noShow'> =>
  async ({ caller, params: { bookingId }, ifMatch }) => {
    const booking = await app.markNoShow({ caller, actor: frontDeskActor(caller), bookingId, ifMatch });
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'owner') } };
  };
