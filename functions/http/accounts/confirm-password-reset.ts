import type { RouteHandler } from '../../runtime/handler.ts';
import type { AccountsApp } from './app.ts';

/** POST /auth/password-reset/confirm: the new password, by the token of the mail. */
export const confirmPasswordReset =
  (app: Pick<AccountsApp, 'confirmReset'>): RouteHandler<'confirmPasswordReset'> =>
  async ({ body }) =>
    (await app.confirmReset(body)) ?? { status: 204, body: undefined };
