import { partyOf } from '../../domain/rates/party.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Unavailable } from '../../domain/stay-offer.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { Offer } from '../../usecases/hotels/offers.ts';
import type { roomOffers } from '../../usecases/hotels/room-offers.ts';
import { rateCallerOf, ratesHeaders } from '../rate-caller.ts';
import { roomTypeView } from '../views/hotel.ts';
import { offerView } from '../views/offer.ts';

const unavailableView = (unavailable: Unavailable) => ({
  reason: unavailable.reason,
  nights: [...unavailable.nights],
  ...('nightsAllowed' in unavailable && { nightsAllowed: unavailable.nightsAllowed }),
});

/**
 * The most lines of nights and rooms in one answer, as a Lambda answers 6 MB at most. Later offers leave their nights
 * out; `?ratePlanId=` has them.
 */
const MOST_LINES = 5000;

/** Shows offers with their nights while there is room for them. */
const withinLines = () => {
  let lines = 0;
  return (offer: Offer) => {
    lines += offer.quote.nights.length * offer.quote.rooms;
    const shown = offerView(offer);
    return lines <= MOST_LINES ? shown : { ...shown, nightlyPrices: [] };
  };
};

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
    const view = withinLines();
    const shown = offers.rooms.map(({ roomType, available, offers, unavailable }) => {
      const views = offers.map(view);
      return {
        roomType: roomTypeView(roomType, currency),
        available,
        offer: views[0] ?? null,
        offers: views,
        unavailable: unavailable && unavailableView(unavailable),
      };
    });
    return {
      status: 200,
      body: { hotelId, nights: [...offers.nights], rooms: shown },
      headers: ratesHeaders(caller, code),
    };
  };
