import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { verifyEmail as verifyEmailUseCase } from '../../usecases/accounts/verify-email.ts';
import { userView } from '../views/user.ts';

/** POST /auth/verify: the address of an account is its owner's. */
export const verifyEmail =
  (app: { verifyEmail: ReturnType<typeof verifyEmailUseCase> }): RouteHandler<'verifyEmail'> =>
  async ({ body }) => {
    const account = await app.verifyEmail(body.token);
    return isRefusal(account) ? account : { status: 200, body: { user: userView(account) } };
  };
