import type { RouteHandler } from '../../runtime/handler.ts';
import type { AccountsApp } from './app.ts';

/** POST /auth/verify/resend: the mail that verifies the account's address, once more. */
export const resendVerification =
  (app: Pick<AccountsApp, 'resendVerification'>): RouteHandler<'resendVerification'> =>
  async ({ caller }) =>
    (await app.resendVerification(caller.userId)) ?? { status: 202, body: undefined };
