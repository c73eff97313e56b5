import type { RouteHandler } from '../../runtime/handler.ts';
import { foreignCursor, readPosition, writePosition } from '../hotels/position.ts';
import { managedUserView } from '../views/user.ts';
import type { AccountsApp } from './app.ts';

/** GET /admin/users: the accounts, newest first, or the one with this address. */
export const listUsers =
  (app: Pick<AccountsApp, 'listUsers' | 'cursorKeys'>): RouteHandler<'listUsers'> =>
  async ({ caller, query: { limit, cursor, ...filter } }) => {
    const { email, q, role, status } = filter;
    const scope = ['listUsers', email, q, role, status, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const { accounts, next } = await app.listUsers({ ...filter, limit, after });
    const nextCursor = writePosition(app.cursorKeys, scope, next);
    return { status: 200, body: { items: accounts.map(managedUserView), nextCursor } };
  };
