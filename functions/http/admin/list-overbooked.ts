import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listOverbooked as listOverbookedUseCase } from '../../usecases/reconciliation/list-overbooked.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';

/** GET /admin/hotels/{hotelId}/overbooked: nights with more sold than rooms. */
export const listOverbooked =
  (app: { listOverbooked: ReturnType<typeof listOverbookedUseCase> } & SignsCursors): RouteHandler<'listOverbooked'> =>
  async ({ caller, params: { hotelId }, query: { from, to, limit, cursor } }) => {
    const scope = ['listOverbooked', hotelId, from, to, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const page = await app.listOverbooked({ caller, hotelId, from, to, limit, after });
    if (isRefusal(page)) return page;
    const nextCursor = writePosition(app.cursorKeys, scope, page.next);
    return { status: 200, body: { items: [...page.nights], nextCursor } };
  };
