import { isOwnBooking } from '../../domain/booking/guest-access.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { resendConfirmation as resendConfirmationUseCase } from '../../usecases/bookings/resend-confirmation.ts';

/** POST /bookings/{bookingId}/resend: the confirmation once more. */
export const resendConfirmation =
  (app: { resendConfirmation: ReturnType<typeof resendConfirmationUseCase> }): RouteHandler<'resendConfirmation'> =>
  async ({ caller: { userId, access }, params: { bookingId } }) => {
    const sent = await app.resendConfirmation({
      bookingId,
      actor: { kind: 'guest', id: userId },
      mayResend: (booking) => isOwnBooking(booking, access),
    });
    return isRefusal(sent) ? sent : { status: 202, body: undefined };
  };
