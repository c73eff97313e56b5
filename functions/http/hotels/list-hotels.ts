import type { RouteHandler } from '../../runtime/handler.ts';
import type { listHotels as listHotelsUseCase } from '../../usecases/hotels/list-hotels.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { ratedHotelView } from '../views/hotel.ts';

/** GET /hotels: active hotels, by place and facts. */
export const listHotels =
  (app: { listHotels: ReturnType<typeof listHotelsUseCase> } & SignsCursors): RouteHandler<'listHotels'> =>
  async ({ query: { limit, cursor, ...request } }) => {
    const { city, country, starRating, amenities } = request;
    const scope = ['listHotels', city, country, starRating?.join(), amenities?.join()];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const { hotels, next } = await app.listHotels({ ...request, limit, after });
    const nextCursor = writePosition(app.cursorKeys, scope, next);
    return { status: 200, body: { items: hotels.map(ratedHotelView), nextCursor } };
  };
