import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { checkOut as checkOutUseCase } from '../../usecases/frontdesk/check-out.ts';
import { frontDeskActor } from '../caller.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** POST /admin/bookings/{bookingId}/check-out: the guests have left, perhaps early. */
export const checkOut =
  (app: { checkOut: ReturnType<typeof checkOutUseCase> } & ShowsBookings): RouteHandler<'checkOut'> =>
  async ({ caller, params: { bookingId }, ifMatch }) => {
    const booking = await app.checkOut({ caller, actor: frontDeskActor(caller), bookingId, ifMatch });
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'owner') } };
  };
