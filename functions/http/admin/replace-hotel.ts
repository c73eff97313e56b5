import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { replaceHotel as replaceHotelUseCase } from '../../usecases/hotels/replace-hotel.ts';
import { ratedHotelView } from '../views/hotel.ts';

/** PUT /admin/hotels/{hotelId}: replaces the facts of a hotel. */
export const replaceHotel =
  (app: { replaceHotel: ReturnType<typeof replaceHotelUseCase> }): RouteHandler<'replaceHotel'> =>
  async ({ caller, params: { hotelId }, body, ifMatch }) => {
    const facts = await app.replaceHotel({ caller, hotelId, body, ifMatch });
    return isRefusal(facts) ? facts : { status: 200, body: { hotel: ratedHotelView(facts) } };
  };
