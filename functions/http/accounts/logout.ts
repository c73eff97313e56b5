import type { RouteHandler } from '../../runtime/handler.ts';
import type { logout as logoutUseCase } from '../../usecases/accounts/end-sessions.ts';
import { forgottenCookie } from './session-answer.ts';

/** POST /auth/logout: ends this session. */
export const logout =
  (app: { logout: ReturnType<typeof logoutUseCase> }): RouteHandler<'logout'> =>
  async ({ caller }) => {
    await app.logout(caller);
    return { status: 204, body: undefined, cookies: [forgottenCookie] };
  };
