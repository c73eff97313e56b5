import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { markNoShow } from '../../usecases/frontdesk/mark-no-show.ts';
import { frontDeskActor } from '../caller.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** POST /admin/bookings/{bookingId}/no-show: the guests did not come. */
export const noShow =
  (app: { markNoShow: ReturnType<typeof markNoShow> } & ShowsBookings): RouteHandler<'noShow'> =>
  async ({ caller, params: { bookingId }, ifMatch }) => {
    const booking = await app.markNoShow({ caller, actor: frontDeskActor(caller), bookingId, ifMatch });
    if (isRefusal(booking)) return booking;
    return { status: 200, body: { booking: await showBooking(app, booking, 'owner') } };
  };
