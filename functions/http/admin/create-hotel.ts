import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { newHotelView } from '../views/hotel.ts';
import type { AdminHotelsApp } from './hotels-app.ts';

/** POST /admin/hotels: makes a hotel of the caller's. */
export const createHotel =
  (app: Pick<AdminHotelsApp, 'createHotel'>): RouteHandler<'createHotel'> =>
  async ({ caller, body }) => {
    const hotel = await app.createHotel(caller, body);
    if (isRefusal(hotel)) return hotel;
    const headers = { Location: `/api/v1/admin/hotels/${hotel.id}` };
    return { status: 201, body: { hotel: newHotelView(hotel) }, headers };
  };
