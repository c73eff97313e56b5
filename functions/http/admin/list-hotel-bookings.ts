import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listHotelBookings as listHotelBookingsUseCase } from '../../usecases/frontdesk/list-hotel-bookings.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { type ShowsBookings, showBookings } from '../views/shown-bookings.ts';

/** GET /admin/hotels/{hotelId}/bookings: by day of arrival, of departure or of making. */
export const listHotelBookings =
  (
    app: { listHotelBookings: ReturnType<typeof listHotelBookingsUseCase> } & ShowsBookings & SignsCursors,
  ): RouteHandler<'listHotelBookings'> =>
  async ({ caller, params: { hotelId }, query: { by, from, to, status, q, limit, cursor } }) => {
    const scope = ['listHotelBookings', hotelId, by, from, to, status, q, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const page = await app.listHotelBookings({ caller, hotelId, by, from, to, status, q, limit, after });
    if (isRefusal(page)) return page;
    const items = await showBookings(app, page.bookings, 'owner');
    return { status: 200, body: { items, nextCursor: writePosition(app.cursorKeys, scope, page.next) } };
  };
