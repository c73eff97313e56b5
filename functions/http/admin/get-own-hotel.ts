import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { ownHotel } from '../../usecases/hotels/own-hotel.ts';
import { hotelWithRoomsView } from '../views/hotel.ts';

/** GET /admin/hotels/{hotelId}: a hotel of the owner, whatever its status, and its room types. */
export const getOwnHotel =
  (app: { ownHotel: ReturnType<typeof ownHotel> }): RouteHandler<'getOwnHotel'> =>
  async ({ caller, params }) => {
    const facts = await app.ownHotel(caller, params.hotelId);
    return isRefusal(facts) ? facts : { status: 200, body: hotelWithRoomsView(facts) };
  };
