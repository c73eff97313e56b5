import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { inParallel } from '../../usecases/in-parallel.ts';
import type { Destinations } from '../../usecases/ports/destinations.ts';
import type { SignsCursors } from '../cursors.ts';
import { pageOfAll } from '../page-of-all.ts';
import { destinationView } from './view.ts';

/** Searches at once, so that a page of a hundred leaves room for guests. */
const WIDTH = 4;

/** GET /destinations: the places with most hotels; a price is looked for only where it is shown. */
export const listDestinations =
  (app: { destinations: Destinations } & SignsCursors): RouteHandler<'listDestinations'> =>
  async ({ query: { limit, cursor } }) => {
    const { list, price } = app.destinations;
    const page = pageOfAll(app.cursorKeys, await list(), { scope: ['listDestinations'], limit, cursor });
    if (isRefusal(page)) return page;
    const priced = await inParallel(page.items, WIDTH, price);
    return { status: 200, body: { items: priced.map(destinationView), nextCursor: page.nextCursor } };
  };
