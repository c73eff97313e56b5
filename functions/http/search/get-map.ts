import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { drawMap } from '../../usecases/search/draw-map.ts';
import { mapView } from './view.ts';

/** GET /map/{cell}: land and names of a part of the world. */
export const getMap =
  (app: { drawMap: ReturnType<typeof drawMap> }): RouteHandler<'getMap'> =>
  async ({ params }) => {
    const drawn = app.drawMap(params.cell);
    return isRefusal(drawn) ? drawn : { status: 200, body: mapView(drawn) };
  };
