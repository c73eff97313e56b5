import type { RouteHandler } from '../../runtime/handler.ts';
import type { resendVerification as resendVerificationUseCase } from '../../usecases/accounts/verify-email.ts';

/** POST /auth/verify/resend: the mail that verifies the account's address, once more. */
export const resendVerification =
  (app: { resendVerification: ReturnType<typeof resendVerificationUseCase> }): RouteHandler<'resendVerification'> =>
  async ({ caller }) =>
    (await app.resendVerification(caller.userId)) ?? { status: 202, body: undefined };
