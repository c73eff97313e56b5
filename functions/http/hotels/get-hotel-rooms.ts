import { partyOf } from '../../domain/rates/party.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Unavailable } from '../../domain/stay-offer.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { roomOffers } from '../../usecases/hotels/room-offers.ts';
import { rateCallerOf, ratesHeaders } from '../rate-caller.ts';
import { fittingOffers } from '../views/fitting-offers.ts';
import { roomTypeView } from '../views/hotel.ts';

const unavailableView = (unavailable: Unavailable) => ({
  reason: unavailable.reason,
  nights: [...unavailable.nights],
  ...('nightsAllowed' in unavailable && { nightsAllowed: unavailable.nightsAllowed }),
});

/** GET /hotels/{hotelId}/rooms: room types, with dates each with its offers or the reason why there are none. */
export const getHotelRooms =
  (app: { roomOffers: ReturnType<typeof roomOffers> }): RouteHandler<'getHotelRooms'> =>
  async ({ caller, params: { hotelId }, query, sourceAddress: address }) => {
    const { checkIn, checkOut, code, ratePlanId } = query;
    const dates = checkIn === undefined || checkOut === undefined ? undefined : { checkIn, checkOut };
    const stay = dates && { ...dates, party: partyOf(query) };
    const offers = await app.roomOffers(hotelId, stay, { caller: rateCallerOf(caller, code), ratePlanId, address });
    if (isRefusal(offers)) return offers;
    const { currency } = offers.facts.hotel;
    const around = offers.rooms.map(({ roomType, available, unavailable }) => ({
      roomType: roomTypeView(roomType, currency),
      available,
      unavailable: unavailable && unavailableView(unavailable),
    }));
    const shown = fittingOffers(
      offers.rooms.map((room) => room.offers),
      around,
    );
    const rooms = around.map((room, place) => ({
      ...room,
      offer: shown[place]?.[0] ?? null,
      offers: shown[place] ?? [],
    }));
    return {
      status: 200,
      body: { hotelId, nights: [...offers.nights], rooms },
      headers: ratesHeaders(caller, code),
    };
  };
