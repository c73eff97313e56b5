import type { RouteHandler } from '../../runtime/handler.ts';
import type { listChanges } from '../../usecases/audit/list-changes.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { auditView } from '../views/audit.ts';

/** GET /admin/settings/history: who changed which settings, newest first. */
export const getSettingsHistory =
  (app: { listChanges: ReturnType<typeof listChanges> } & SignsCursors): RouteHandler<'getSettingsHistory'> =>
  async ({ caller, query: { limit, cursor } }) => {
    const scope = ['getSettingsHistory', caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const { entries, next } = await app.listChanges('SETTINGS', { limit, after });
    return {
      status: 200,
      body: { items: entries.map(auditView), nextCursor: writePosition(app.cursorKeys, scope, next) },
    };
  };
