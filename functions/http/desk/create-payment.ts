import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { deskMovement } from '../../usecases/booking-reads/list-payments.ts';
import type { payAtDesk } from '../../usecases/frontdesk/pay-at-desk.ts';
import { frontDeskActor } from '../caller.ts';
import { movementView } from '../views/history.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** POST /admin/bookings/{bookingId}/payments: money that the desk takes or gives back. */
export const createDeskPayment =
  (app: { payAtDesk: ReturnType<typeof payAtDesk> } & ShowsBookings): RouteHandler<'createDeskPayment'> =>
  async ({ caller, params: { bookingId }, body, idempotencyKey }) => {
    const paid = await app.payAtDesk({ caller, actor: frontDeskActor(caller), bookingId, body, idempotencyKey });
    if (isRefusal(paid)) return paid;
    const { payment } = paid;
    const answer = {
      payment: { id: payment.id, ...movementView(deskMovement(payment)) },
      booking: await showBooking(app, paid.booking, 'owner'),
    };
    return paid.replayed ? { status: 200, body: answer } : { status: 201, body: answer };
  };
