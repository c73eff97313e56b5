import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { confirmBooking as confirmBookingUseCase } from '../../usecases/payments/confirm-booking.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** POST /bookings/{bookingId}/confirm: pays and confirms; 202 while the payment is under way. */
export const confirmBooking =
  (app: { confirmBooking: ReturnType<typeof confirmBookingUseCase> } & ShowsBookings): RouteHandler<'confirmBooking'> =>
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
