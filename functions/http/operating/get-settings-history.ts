import type { RouteHandler } from '../../runtime/handler.ts';
import { foreignCursor, readPosition, writePosition } from '../hotels/position.ts';
import { auditView } from '../views/audit.ts';
import type { OperatingApp } from './app.ts';

/** GET /admin/settings/history: who changed which settings, newest first. */
export const getSettingsHistory =
  (app: Pick<OperatingApp, 'listChanges' | 'cursorKeys'>): RouteHandler<'getSettingsHistory'> =>
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
