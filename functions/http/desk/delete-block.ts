import type { RouteHandler } from '../../runtime/handler.ts';
import type { removeBlock } from '../../usecases/blocks/remove-block.ts';

/** DELETE /admin/blocks/{blockId}: puts the rooms on sale again. */
export const deleteBlock =
  (app: { removeBlock: ReturnType<typeof removeBlock> }): RouteHandler<'deleteBlock'> =>
  async ({ caller, params: { blockId } }) => {
    const refusal = await app.removeBlock({ caller, blockId });
    return refusal ?? { status: 204, body: undefined };
  };
