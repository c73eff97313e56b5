import type { RouteHandler } from '../../runtime/handler.ts';
import { managedUserView } from '../views/user.ts';
import type { AccountsApp } from './app.ts';

/** GET /admin/users/{userId}: one account. */
export const getUser =
  (app: Pick<AccountsApp, 'userById'>): RouteHandler<'getUser'> =>
  async ({ params: { userId } }) => {
    const account = await app.userById(userId);
    if (!account) return { refused: 'not-found', what: 'account' };
    return { status: 200, body: { user: managedUserView(account) } };
  };
