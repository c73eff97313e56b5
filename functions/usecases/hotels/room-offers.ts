import { addDays, daysBetween, type IsoDate } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { Night, RoomType } from '../../domain/hotel/hotel.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { fits, judgeStay, nightsOf, type Stay } from '../../domain/stay.ts';
import type { HotelFacts, HotelReader } from '../ports/hotels.ts';
import type { NightReader } from '../ports/nights.ts';
import type { QuoteSealer } from '../ports/quotes.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';
import { makeOffer, type Offer, priceStay } from './offers.ts';
import { noHotel } from './ownership.ts';
import { isPublic } from './public-hotel.ts';

export interface RoomOffersDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly nights: NightReader;
  readonly sealer: QuoteSealer;
  readonly settings: Settings;
  readonly clock: Clock;
}

export interface Unavailable {
  readonly reason: 'sold-out' | 'closed' | 'too-many-guests';
  /** The nights in the way; none where the guests are. */
  readonly nights: readonly IsoDate[];
}

export interface RoomOffer {
  readonly roomType: RoomType;
  /** Rooms the whole stay can have; null without dates. */
  readonly available: number | null;
  readonly offer: Offer | null;
  readonly unavailable: Unavailable | null;
}

export interface RoomOffers {
  readonly facts: HotelFacts;
  /** The nights of the stay; none without dates. */
  readonly nights: readonly IsoDate[];
  readonly rooms: readonly RoomOffer[];
}

/** The room types of a hotel; for a stay each with an offer that can be booked or the reason why not. */
export const roomOffers =
  (deps: RoomOffersDeps) =>
  async (hotelId: string, stay: Stay | undefined): Promise<RoomOffers | Refusal> => {
    const [facts, settings, nights] = await Promise.all([
      deps.hotels.facts(hotelId),
      deps.settings.current(),
      nightsOfStay(deps, hotelId, stay),
    ]);
    if (facts === undefined || !isPublic(facts.hotel)) return noHotel;
    if (stay === undefined) {
      const rooms = facts.roomTypes.map((roomType) => ({ roomType, available: null, offer: null, unavailable: null }));
      return { facts, nights: [], rooms };
    }
    const refusal = judgeStay(stay, { today: today(deps.clock.now(), facts.hotel.timeZone), ...settings });
    if (refusal) return refusal;
    return { facts, nights: nightsOf(stay), rooms: facts.roomTypes.map(offering(deps, facts, nights, stay)) };
  };

/** Longer than any stay the settings can allow. */
const TOO_LONG = 100;

/** One Query; none for dates no stay can have, which are refused once the hotel is known to be there. */
const nightsOfStay = async ({ nights }: RoomOffersDeps, hotelId: string, stay: Stay | undefined): Promise<Night[]> => {
  if (stay === undefined) return [];
  const length = daysBetween(stay.checkIn, stay.checkOut);
  return length < 1 || length > TOO_LONG ? [] : nights.nights(hotelId, stay.checkIn, addDays(stay.checkOut, -1));
};

const offering =
  ({ sealer, clock }: RoomOffersDeps, { hotel }: HotelFacts, nights: readonly Night[], stay: Stay) =>
  (roomType: RoomType): RoomOffer => {
    const pricing = priceStay({ hotel, roomType, nights, stay, now: clock.now() });
    const { available, blocked } = pricing;
    const unavailable: Unavailable | null = !fits(stay.guests, stay.rooms, roomType.maxGuests)
      ? { reason: 'too-many-guests', nights: [] }
      : blocked && { reason: blocked.reason === 'closed' ? 'closed' : 'sold-out', nights: blocked.nights };
    return { roomType, available, offer: unavailable ? null : makeOffer(sealer, pricing), unavailable };
  };
