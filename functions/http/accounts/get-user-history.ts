import type { RouteHandler } from '../../runtime/handler.ts';
import { foreignCursor, readPosition, writePosition } from '../hotels/position.ts';
import { auditView } from '../views/audit.ts';
import type { AccountsApp } from './app.ts';

/** GET /admin/users/{userId}/history: who changed what of the account, newest first. */
export const getUserHistory =
  (app: Pick<AccountsApp, 'userById' | 'listChanges' | 'cursorKeys'>): RouteHandler<'getUserHistory'> =>
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
