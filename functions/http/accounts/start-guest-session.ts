import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { startGuestSession as startGuestSessionUseCase } from '../../usecases/accounts/guest-session.ts';
import { guestView } from '../views/user.ts';
import { tokenAnswer } from './session-answer.ts';

/** POST /auth/guest: a session without an account. */
export const startGuestSession =
  (app: { startGuestSession: ReturnType<typeof startGuestSessionUseCase> }): RouteHandler<'startGuestSession'> =>
  async ({ body: { transport, ...visit }, cookieToken }) => {
    const started = await app.startGuestSession({ ...visit, presented: cookieToken });
    if (isRefusal(started)) return started;
    const { subject: userId, createdAt: since, expiresAt, email, name } = started.session;
    const body = { user: guestView({ userId, email, name, since }), expiresAt };
    const headers = { Location: '/api/v1/auth/me' };
    return { status: 201, ...tokenAnswer(started, body, transport, cookieToken), headers };
  };
