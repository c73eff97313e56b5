import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { bookingView } from '../views/booking.ts';
import { moneyView } from '../views/money.ts';
import type { PaymentsApp } from './app.ts';

/** POST /bookings/{bookingId}/cancel: by the frozen policy; again is the same answer. */
export const cancelBooking =
  (app: Pick<PaymentsApp, 'cancelBooking' | 'clock'>): RouteHandler<'cancelBooking'> =>
  async ({ caller, params, body, ifMatch }) => {
    const outcome = await app.cancelBooking({
      ...params,
      ifMatch,
      reason: body?.reason ?? null,
      actor: { kind: 'guest', id: caller.userId },
      mayCancel: ({ userId }) => userId === caller.userId,
    });
    if (isRefusal(outcome)) return outcome;
    const { booking, refund } = outcome;
    return {
      status: 200,
      body: { booking: bookingView(booking, 'guest', app.clock.now()), refund: moneyView(refund, booking.currency) },
    };
  };
