import { isOwnBooking } from '../../domain/booking/guest-access.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { cancelBooking as cancelBookingUseCase } from '../../usecases/payments/cancel-booking.ts';
import { moneyView } from '../views/money.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** POST /bookings/{bookingId}/cancel: by the frozen policy; again is the same answer. */
export const cancelBooking =
  (app: { cancelBooking: ReturnType<typeof cancelBookingUseCase> } & ShowsBookings): RouteHandler<'cancelBooking'> =>
  async ({ caller, params, body, ifMatch }) => {
    const outcome = await app.cancelBooking({
      ...params,
      ifMatch,
      reason: body?.reason ?? null,
      actor: { kind: 'guest', id: caller.userId },
      mayCancel: (booking) => isOwnBooking(booking, caller.access),
    });
    if (isRefusal(outcome)) return outcome;
    const { booking, refund } = outcome;
    return {
      status: 200,
      body: { booking: await showBooking(app, booking, 'guest'), refund: moneyView(refund, booking.currency) },
    };
  };
