import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { PaymentsApp } from './app.ts';

/** POST /bookings/{bookingId}/confirm: pays and confirms; 202 while the payment is under way. */
export const confirmBooking =
  (app: Pick<PaymentsApp, 'confirmBooking' | 'bookingDetails' | 'clock'>): RouteHandler<'confirmBooking'> =>
  async ({ caller, params, body, ifMatch, sourceAddress: address }) => {
    const { paymentMethod, points = 0 } = body;
    const paid = { paymentMethod, points };
    const outcome = await app.confirmBooking({ access: caller.access, ...params, ...paid, ifMatch, address });
    if (isRefusal(outcome)) return outcome;
    return {
      status: outcome.pending ? 202 : 200,
      body: { booking: await showBooking(app, outcome.booking, 'guest') },
    };
  };
