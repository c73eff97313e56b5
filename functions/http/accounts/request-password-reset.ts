import type { RouteHandler } from '../../runtime/handler.ts';
import type { AccountsApp } from './app.ts';

/** POST /auth/password-reset: a mail to set a new password by, if the address has an account. */
export const requestPasswordReset =
  (app: Pick<AccountsApp, 'requestReset'>): RouteHandler<'requestPasswordReset'> =>
  async ({ body }) =>
    (await app.requestReset(body.email)) ?? { status: 202, body: undefined };
