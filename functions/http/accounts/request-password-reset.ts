import type { RouteHandler } from '../../runtime/handler.ts';
import type { requestReset } from '../../usecases/accounts/reset-password.ts';

/** POST /auth/password-reset: a mail to set a new password by, if the address has an account. */
export const requestPasswordReset =
  (app: { requestReset: ReturnType<typeof requestReset> }): RouteHandler<'requestPasswordReset'> =>
  async ({ body }) =>
    (await app.requestReset(body.email)) ?? { status: 202, body: undefined };
