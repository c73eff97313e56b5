import type { RouteHandler } from '../../runtime/handler.ts';
import type { listUsers as listUsersUseCase } from '../../usecases/accounts/list-users.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { managedUserView } from '../views/user.ts';

/** GET /admin/users: the accounts, newest first, or the one with this address. */
export const listUsers =
  (app: { listUsers: ReturnType<typeof listUsersUseCase> } & SignsCursors): RouteHandler<'listUsers'> =>
  async ({ caller, query: { limit, cursor, ...filter } }) => {
    const { email, q, role, status } = filter;
    const scope = ['listUsers', email, q, role, status, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const { accounts, next } = await app.listUsers({ ...filter, limit, after });
    const nextCursor = writePosition(app.cursorKeys, scope, next);
    return { status: 200, body: { items: accounts.map(managedUserView), nextCursor } };
  };
