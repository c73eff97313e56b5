import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { hotelWithRoomsView } from '../views/hotel.ts';
import type { HotelsApp } from './app.ts';

/** GET /hotels/{hotelId}: an active hotel and its room types. */
export const getHotel =
  (app: Pick<HotelsApp, 'publicHotel'>): RouteHandler<'getHotel'> =>
  async ({ params }) => {
    const facts = await app.publicHotel(params.hotelId);
    return isRefusal(facts) ? facts : { status: 200, body: hotelWithRoomsView(facts) };
  };
