import type { RouteHandler } from '../../runtime/handler.ts';
import type { SearchApp } from './app.ts';
import { foreignCursor } from './cursor.ts';
import { placeView } from './view.ts';

/** GET /places: completes the name of a place. The list is whole, so no cursor is one of it. */
export const listPlaces =
  (app: Pick<SearchApp, 'completePlace'>): RouteHandler<'listPlaces'> =>
  async ({ query: { q, limit, cursor } }) =>
    cursor === undefined
      ? { status: 200, body: { items: app.completePlace({ typed: q, limit }).map(placeView), nextCursor: null } }
      : foreignCursor;
