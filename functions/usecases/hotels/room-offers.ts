import { daysBetween, type IsoDate } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { Night, RoomType } from '../../domain/hotel/hotel.ts';
import { ANYBODY, isOpenTo, isSoldFor, opensPlan, plansOf, type RateCaller } from '../../domain/rates/plan.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { judgeStay, nightsOf, type Stay } from '../../domain/stay.ts';
import { offersOf, rateRoom, type Unavailable } from '../../domain/stay-offer.ts';
import type { HotelFacts, HotelReader } from '../ports/hotels.ts';
import type { NightReader } from '../ports/nights.ts';
import type { QuoteSealer } from '../ports/quotes.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';
import { type CodeTryDeps, type Tried, withCodeTry } from '../rates/code-try.ts';
import { makeOffer, type Offer } from './offers.ts';
import { noHotel } from './ownership.ts';
import { isPublic } from './public-hotel.ts';

export interface RoomOffersDeps extends CodeTryDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly nights: NightReader;
  readonly sealer: QuoteSealer;
  readonly settings: Settings;
  readonly clock: Clock;
}

export interface RoomOffer {
  readonly roomType: RoomType;
  /** Rooms the whole stay can have; null without dates. */
  readonly available: number | null;
  /** One a plan, the cheapest first; none where `unavailable` says why, and without dates. */
  readonly offers: readonly Offer[];
  readonly unavailable: Unavailable | null;
}

export interface RoomOffers {
  readonly facts: HotelFacts;
  /** The nights of the stay; none without dates. */
  readonly nights: readonly IsoDate[];
  readonly rooms: readonly RoomOffer[];
}

/** Who asks, and for which plan alone, if any. */
export interface OfferRequest {
  readonly caller: RateCaller;
  readonly ratePlanId?: string | undefined;
  /** The network address that asks; absent or null where none is known. */
  readonly address?: string | null;
}

/** The room types of a hotel; for a stay each with the offers that can be booked or the reason why there is none. */
export const roomOffers =
  (deps: RoomOffersDeps) =>
  (
    hotelId: string,
    stay: Stay | undefined,
    request: OfferRequest = { caller: ANYBODY },
  ): Promise<RoomOffers | Refusal> => {
    if (stay === undefined) return roomTypesOf(deps, hotelId);
    const { caller, address = null } = request;
    return withCodeTry(deps)({ code: caller.code, address }, () => offersFor(deps, hotelId, stay, request));
  };

const roomTypesOf = async ({ hotels }: RoomOffersDeps, hotelId: string): Promise<RoomOffers | Refusal> => {
  const facts = await hotels.facts(hotelId);
  if (facts === undefined || !isPublic(facts.hotel)) return noHotel;
  const rooms = facts.roomTypes.map((roomType) => ({ roomType, available: null, offers: [], unavailable: null }));
  return { facts, nights: [], rooms };
};

const offersFor = async (
  deps: RoomOffersDeps,
  hotelId: string,
  stay: Stay,
  { caller, ratePlanId }: OfferRequest,
): Promise<Tried<RoomOffers | Refusal>> => {
  const [facts, settings, nights] = await Promise.all([
    deps.hotels.facts(hotelId),
    deps.settings.current(),
    nightsOfStay(deps, hotelId, stay),
  ]);
  if (facts === undefined || !isPublic(facts.hotel)) return { outcome: noHotel, isOpened: false };
  const plans = plansOf(facts.hotel).filter((plan) => isOpenTo(plan, caller));
  const isOpened = opensPlan(plans, caller);
  const now = deps.clock.now();
  const refusal = judgeStay(stay, { today: today(now, facts.hotel.timeZone), ...settings });
  if (refusal) return { outcome: refusal, isOpened };
  const { maxNights } = settings;
  const rooms = facts.roomTypes.map((roomType): RoomOffer => {
    const room = rateRoom({ hotel: facts.hotel, roomType, nights, stay, now, maxNights });
    const sold = plans.filter((plan) => (ratePlanId ?? plan.id) === plan.id && isSoldFor(plan, roomType.id));
    const { quotes, unavailable } = offersOf(room, sold);
    const offers = quotes.map((quote) => makeOffer(deps.sealer, quote));
    return { roomType, available: room.available, offers, unavailable };
  });
  return { outcome: { facts, nights: nightsOf(stay), rooms }, isOpened };
};

/** Longer than any stay the settings can allow. */
const TOO_LONG = 100;

/**
 * One Query, the date of check-out included, which may be closed to departure; none for dates no stay can have, which are
 * refused once the hotel is known to be there.
 */
const nightsOfStay = async ({ nights }: RoomOffersDeps, hotelId: string, stay: Stay): Promise<Night[]> => {
  const length = daysBetween(stay.checkIn, stay.checkOut);
  return length < 1 || length > TOO_LONG ? [] : nights.nights(hotelId, stay.checkIn, stay.checkOut);
};
