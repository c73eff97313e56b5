import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { frontDeskActor } from '../caller.ts';
import type { AdminBookingsApp } from './bookings-app.ts';

/** POST /admin/bookings/{bookingId}/resend: the guest gets the confirmation once more. */
export const resendHotelConfirmation =
  (app: Pick<AdminBookingsApp, 'resendAtDesk'>): RouteHandler<'resendHotelConfirmation'> =>
  async ({ caller, params: { bookingId } }) => {
    const sent = await app.resendAtDesk({ caller, actor: frontDeskActor(caller), bookingId });
    return isRefusal(sent) ? sent : { status: 202, body: undefined };
  };
