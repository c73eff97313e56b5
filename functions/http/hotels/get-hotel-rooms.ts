import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { roomTypeView } from '../views/hotel.ts';
import { offerView } from '../views/offer.ts';
import type { HotelsApp } from './app.ts';

/** GET /hotels/{hotelId}/rooms: room types, with dates each with its offer or the reason why there is none. */
export const getHotelRooms =
  (app: Pick<HotelsApp, 'roomOffers'>): RouteHandler<'getHotelRooms'> =>
  async ({ params: { hotelId }, query: { checkIn, checkOut, guests, rooms } }) => {
    const stay = checkIn === undefined || checkOut === undefined ? undefined : { checkIn, checkOut, guests, rooms };
    const offers = await app.roomOffers(hotelId, stay);
    if (isRefusal(offers)) return offers;
    const { currency } = offers.facts.hotel;
    const shown = offers.rooms.map(({ roomType, available, offer, unavailable }) => ({
      roomType: roomTypeView(roomType, currency),
      available,
      offer: offer && offerView(offer),
      unavailable: unavailable && { reason: unavailable.reason, nights: [...unavailable.nights] },
    }));
    return { status: 200, body: { hotelId, nights: [...offers.nights], rooms: shown } };
  };
