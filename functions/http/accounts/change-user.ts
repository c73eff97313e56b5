import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { managedUserView } from '../views/user.ts';
import type { AccountsApp } from './app.ts';

/** PATCH /admin/users/{userId}: sets role or status. */
export const changeUser =
  (app: Pick<AccountsApp, 'changeUser'>): RouteHandler<'changeUser'> =>
  async ({ params: { userId }, body, caller, ifMatch }) => {
    const outcome = await app.changeUser({ actor: caller.userId, userId, ...body, expected: ifMatch });
    return isRefusal(outcome) ? outcome : { status: 200, body: { user: managedUserView(outcome) } };
  };
