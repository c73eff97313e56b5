import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { resendAtDesk } from '../../usecases/frontdesk/guest-details.ts';
import { frontDeskActor } from '../caller.ts';

/** POST /admin/bookings/{bookingId}/resend: the guest gets the confirmation once more. */
export const resendHotelConfirmation =
  (app: { resendAtDesk: ReturnType<typeof resendAtDesk> }): RouteHandler<'resendHotelConfirmation'> =>
  async ({ caller, params: { bookingId } }) => {
    const sent = await app.resendAtDesk({ caller, actor: frontDeskActor(caller), bookingId });
    return isRefusal(sent) ? sent : { status: 202, body: undefined };
  };
