import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { publicHotel } from '../../usecases/hotels/public-hotel.ts';
import { hotelWithRoomsView } from '../views/hotel.ts';

/** GET /hotels/{hotelId}: an active hotel and its room types. */
export const getHotel =
  (app: { publicHotel: ReturnType<typeof publicHotel> }): RouteHandler<'getHotel'> =>
  async ({ params }) => {
    const facts = await app.publicHotel(params.hotelId);
    return isRefusal(facts) ? facts : { status: 200, body: hotelWithRoomsView(facts) };
  };
