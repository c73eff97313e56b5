import type { RouteHandler } from '../../runtime/handler.ts';
import type { listChanges } from '../../usecases/audit/list-changes.ts';
import type { Accounts } from '../../usecases/ports/accounts.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { auditView } from '../views/audit.ts';

/** GET /admin/users/{userId}/history: who changed what of the account, newest first. */
export const getUserHistory =
  (
    app: { userById: Accounts['byId']; listChanges: ReturnType<typeof listChanges> } & SignsCursors,
  ): RouteHandler<'getUserHistory'> =>
  async ({ caller, params: { userId }, query: { limit, cursor } }) => {
    const scope = ['getUserHistory', userId, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    if (!(await app.userById(userId))) return { refused: 'not-found', what: 'account' };
    const { entries, next } = await app.listChanges(`USER#${userId}`, { limit, after });
    return {
      status: 200,
      body: { items: entries.map(auditView), nextCursor: writePosition(app.cursorKeys, scope, next) },
    };
  };
