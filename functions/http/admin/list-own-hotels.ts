import type { RouteHandler } from '../../runtime/handler.ts';
import type { listOwnHotels as listOwnHotelsUseCase } from '../../usecases/hotels/list-hotels.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { ratedHotelView } from '../views/hotel.ts';

/** GET /admin/hotels: the owner's hotels; a system admin sees all. */
export const listOwnHotels =
  (app: { listOwnHotels: ReturnType<typeof listOwnHotelsUseCase> } & SignsCursors): RouteHandler<'listOwnHotels'> =>
  async ({ caller, query: { q, status, limit, cursor } }) => {
    const scope = ['listOwnHotels', q, status, caller.userId, caller.role];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const { hotels, next } = await app.listOwnHotels({ caller, q, status, limit, after });
    const nextCursor = writePosition(app.cursorKeys, scope, next);
    return { status: 200, body: { items: hotels.map(ratedHotelView), nextCursor } };
  };
