import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listBlocks as listBlocksUseCase } from '../../usecases/blocks/list-blocks.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { blockView } from '../views/block.ts';

/** GET /admin/hotels/{hotelId}/blocks: rooms taken off sale. */
export const listBlocks =
  (app: { listBlocks: ReturnType<typeof listBlocksUseCase> } & SignsCursors): RouteHandler<'listBlocks'> =>
  async ({ caller, params: { hotelId }, query: { from, to, limit, cursor } }) => {
    const scope = ['listBlocks', hotelId, from, to, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const page = await app.listBlocks({ caller, hotelId, from, to, limit, after });
    if (isRefusal(page)) return page;
    const nextCursor = writePosition(app.cursorKeys, scope, page.next);
    return { status: 200, body: { items: page.blocks.map(blockView), nextCursor } };
  };
