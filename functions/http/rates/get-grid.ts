import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { readGrid } from '../../usecases/grid/read-grid.ts';
import { gridView } from '../views/grid.ts';

/** GET /admin/hotels/{hotelId}/grid: what every night of every room type sells, at which price and restrictions. */
export const getGrid =
  (app: { readGrid: ReturnType<typeof readGrid> }): RouteHandler<'getGrid'> =>
  async ({ caller, params: { hotelId }, query }) => {
    const grid = await app.readGrid({ caller, hotelId, ...query });
    if (isRefusal(grid)) return grid;
    return { status: 200, body: gridView(grid), headers: { ETag: `"${grid.revision}"` } };
  };
