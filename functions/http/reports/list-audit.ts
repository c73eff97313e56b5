import type { RouteHandler } from '../../runtime/handler.ts';
import type { listAudit as listAuditUseCase } from '../../usecases/audit/list-audit.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { auditedView } from '../views/audit.ts';

/** GET /admin/audit: who changed what of anything, newest first. */
export const listAudit =
  (app: { listAudit: ReturnType<typeof listAuditUseCase> } & SignsCursors): RouteHandler<'listAudit'> =>
  async ({ caller, query: { limit, cursor, ...filter } }) => {
    const { from, to, actor, kind } = filter;
    const scope = ['listAudit', from, to, actor, kind, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const { entries, next } = await app.listAudit({ ...filter, limit, after });
    const nextCursor = writePosition(app.cursorKeys, scope, next);
    return { status: 200, body: { items: entries.map(auditedView), nextCursor } };
  };
