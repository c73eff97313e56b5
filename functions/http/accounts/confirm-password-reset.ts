import type { RouteHandler } from '../../runtime/handler.ts';
import type { confirmReset } from '../../usecases/accounts/reset-password.ts';

/** POST /auth/password-reset/confirm: the new password, by the token of the mail. */
export const confirmPasswordReset =
  (app: { confirmReset: ReturnType<typeof confirmReset> }): RouteHandler<'confirmPasswordReset'> =>
  async ({ body }) =>
    (await app.confirmReset(body)) ?? { status: 204, body: undefined };
