import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { changeGrid as changeGridUseCase } from '../../usecases/grid/change-grid.ts';
import { gridChangedView } from '../views/grid.ts';

/** POST /admin/hotels/{hotelId}/grid: changes prices and restrictions of many nights, or undoes such a change. */
export const changeGrid =
  (app: { changeGrid: ReturnType<typeof changeGridUseCase> }): RouteHandler<'changeGrid'> =>
  async ({ caller, params: { hotelId }, body, idempotencyKey, ifMatch }) => {
    const changed = await app.changeGrid({ caller, hotelId, body, idempotencyKey, ifMatch });
    if (isRefusal(changed)) return changed;
    return { status: 200, body: gridChangedView(changed), headers: { ETag: `"${changed.revision}"` } };
  };
