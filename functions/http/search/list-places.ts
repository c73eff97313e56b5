import type { RouteHandler } from '../../runtime/handler.ts';
import type { CompleteName } from '../../usecases/search/complete-name.ts';
import { foreignCursor } from './cursor.ts';
import { completionView } from './view.ts';

/** GET /places: completes the name of a place, or of a hotel. The list is whole, so no cursor is one of it. */
export const listPlaces =
  (app: { completeName: CompleteName }): RouteHandler<'listPlaces'> =>
  async ({ query: { q, limit, cursor } }) =>
    cursor === undefined
      ? {
          status: 200,
          body: { items: (await app.completeName({ typed: q, limit })).map(completionView), nextCursor: null },
        }
      : foreignCursor;
