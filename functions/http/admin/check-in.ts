import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { checkIn as checkInUseCase } from '../../usecases/frontdesk/check-in.ts';
import { frontDeskActor } from '../caller.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** POST /admin/bookings/{bookingId}/check-in: the guests have arrived. */
export const checkIn =
  (app: { checkIn: ReturnType<typeof checkInUseCase> } & ShowsBookings): RouteHandler<'checkIn'> =>
  async ({ caller, params: { bookingId }, ifMatch }) => {
    const booking = await app.checkIn({ caller, actor: frontDeskActor(caller), bookingId, ifMatch });
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'owner') } };
  };
