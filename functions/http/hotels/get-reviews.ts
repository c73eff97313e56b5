import { scoreOf } from '../../domain/hotel/review.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listReviews } from '../../usecases/hotels/list-reviews.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { reviewView } from '../views/review.ts';

/** GET /hotels/{hotelId}/reviews: newest first, with the score over all of them. */
export const getReviews =
  (app: { listReviews: ReturnType<typeof listReviews> } & SignsCursors): RouteHandler<'getReviews'> =>
  async ({ params: { hotelId }, query: { limit, cursor } }) => {
    const scope = ['getReviews', hotelId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const page = await app.listReviews({ hotelId, limit, after });
    if (isRefusal(page)) return page;
    const [one, two, three, four, five] = page.counts;
    const histogram = { '1': one, '2': two, '3': three, '4': four, '5': five };
    const nextCursor = writePosition(app.cursorKeys, scope, page.next);
    const summary = { ...scoreOf(page.counts), histogram };
    return { status: 200, body: { items: page.reviews.map(reviewView), nextCursor, summary } };
  };
