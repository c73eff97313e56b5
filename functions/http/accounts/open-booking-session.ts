import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { openBookingSession as openBookingSessionUseCase } from '../../usecases/accounts/booking-link.ts';
import { tokenAnswer } from './session-answer.ts';

/** POST /auth/booking-session: a session for the one booking that the mail's link was for. */
export const openBookingSession =
  (app: { openBookingSession: ReturnType<typeof openBookingSessionUseCase> }): RouteHandler<'openBookingSession'> =>
  async ({ body: { token, transport }, cookieToken }) => {
    const started = await app.openBookingSession({ token, presented: cookieToken });
    if (isRefusal(started)) return started;
    const { expiresAt, bookingId } = started.session;
    return { status: 200, ...tokenAnswer(started, { expiresAt, bookingId }, transport, cookieToken) };
  };
