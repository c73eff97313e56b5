import type { RouteHandler } from '../../runtime/handler.ts';
import type { Accounts } from '../../usecases/ports/accounts.ts';
import { managedUserView } from '../views/user.ts';

/** GET /admin/users/{userId}: one account. */
export const getUser =
  (app: { userById: Accounts['byId'] }): RouteHandler<'getUser'> =>
  async ({ params: { userId } }) => {
    const account = await app.userById(userId);
    if (!account) return { refused: 'not-found', what: 'account' };
    return { status: 200, body: { user: managedUserView(account) } };
  };
