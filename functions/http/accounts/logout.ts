import type { RouteHandler } from '../../runtime/handler.ts';
import type { AccountsApp } from './app.ts';
import { forgottenCookie } from './session-answer.ts';

/** POST /auth/logout: ends this session. */
export const logout =
  (app: Pick<AccountsApp, 'logout'>): RouteHandler<'logout'> =>
  async ({ caller }) => {
    await app.logout(caller);
    return { status: 204, body: undefined, cookies: [forgottenCookie] };
  };
