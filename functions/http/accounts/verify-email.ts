import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { userView } from '../views/user.ts';
import type { AccountsApp } from './app.ts';

/** POST /auth/verify: the address of an account is its owner's. */
export const verifyEmail =
  (app: Pick<AccountsApp, 'verifyEmail'>): RouteHandler<'verifyEmail'> =>
  async ({ body }) => {
    const account = await app.verifyEmail(body.token);
    return isRefusal(account) ? account : { status: 200, body: { user: userView(account) } };
  };
