import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { createBlock as createBlockUseCase } from '../../usecases/blocks/create-block.ts';
import { blockView } from '../views/block.ts';

/** POST /admin/hotels/{hotelId}/blocks: takes rooms off sale. */
export const createBlock =
  (app: { createBlock: ReturnType<typeof createBlockUseCase> }): RouteHandler<'createBlock'> =>
  async ({ caller, params: { hotelId }, body, idempotencyKey }) => {
    const made = await app.createBlock({ caller, hotelId, body, idempotencyKey });
    if (isRefusal(made)) return made;
    const answer = { block: blockView(made.block) };
    if (made.replayed) return { status: 200, body: answer };
    return { status: 201, body: answer, headers: { Location: `/api/v1/admin/blocks/${made.block.id}` } };
  };
