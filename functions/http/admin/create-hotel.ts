import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { createHotel as createHotelUseCase } from '../../usecases/hotels/create-hotel.ts';
import { newHotelView } from '../views/hotel.ts';

/** POST /admin/hotels: makes a hotel of the caller's. */
export const createHotel =
  (app: { createHotel: ReturnType<typeof createHotelUseCase> }): RouteHandler<'createHotel'> =>
  async ({ caller, body }) => {
    const hotel = await app.createHotel(caller, body);
    if (isRefusal(hotel)) return hotel;
    const headers = { Location: `/api/v1/admin/hotels/${hotel.id}` };
    return { status: 201, body: { hotel: newHotelView(hotel) }, headers };
  };
