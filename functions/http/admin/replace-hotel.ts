import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { ratedHotelView } from '../views/hotel.ts';
import type { AdminHotelsApp } from './hotels-app.ts';

/** PUT /admin/hotels/{hotelId}: replaces the facts of a hotel. */
export const replaceHotel =
  (app: Pick<AdminHotelsApp, 'replaceHotel'>): RouteHandler<'replaceHotel'> =>
  async ({ caller, params: { hotelId }, body, ifMatch }) => {
    const facts = await app.replaceHotel({ caller, hotelId, body, ifMatch });
    return isRefusal(facts) ? facts : { status: 200, body: { hotel: ratedHotelView(facts) } };
  };
