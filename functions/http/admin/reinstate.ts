import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { reinstateBooking } from '../../usecases/frontdesk/reinstate-booking.ts';
import { frontDeskActor } from '../caller.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** POST /admin/bookings/{bookingId}/reinstate: a no-show who came after all is confirmed again. */
export const reinstate =
  (app: { reinstateBooking: ReturnType<typeof reinstateBooking> } & ShowsBookings): RouteHandler<'reinstate'> =>
  async ({ caller, params: { bookingId }, ifMatch }) => {
    const booking = await app.reinstateBooking({ caller, actor: frontDeskActor(caller), bookingId, ifMatch });
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'owner') } };
  };
