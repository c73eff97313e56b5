import type { RouteHandler } from '../../runtime/handler.ts';
import { foreignCursor, readPosition, writePosition } from '../hotels/position.ts';
import { auditedView } from '../views/audit.ts';
import type { ReportsApp } from './app.ts';

/** GET /admin/audit: who changed what of anything, newest first. */
export const listAudit =
  (app: Pick<ReportsApp, 'listAudit' | 'cursorKeys'>): RouteHandler<'listAudit'> =>
  async ({ caller, query: { limit, cursor, ...filter } }) => {
    const { from, to, actor, kind } = filter;
    const scope = ['listAudit', from, to, actor, kind, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const { entries, next } = await app.listAudit({ ...filter, limit, after });
    const nextCursor = writePosition(app.cursorKeys, scope, next);
    return { status: 200, body: { items: entries.map(auditedView), nextCursor } };
  };
