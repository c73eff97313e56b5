import { addDays } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import { isOnSale } from '../../domain/hotel/hotel.ts';
import type { Quote } from '../../domain/quote.ts';
import { fitsParty } from '../../domain/rates/party.ts';
import { isOpenTo, isSoldFor, plansOf } from '../../domain/rates/plan.ts';
import { judgedDates } from '../../domain/rates/restrictions.ts';
import { judgeStay, type Stay } from '../../domain/stay.ts';
import { offersOf, rateRoom } from '../../domain/stay-offer.ts';
import type { HotelFacts, HotelReader } from '../ports/hotels.ts';
import type { NearHotel, NearHotels } from '../ports/near-hotels.ts';
import type { NightReader } from '../ports/nights.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';
import type { WantedStay } from './plan-hold.ts';

export interface AlternativesDeps {
  readonly hotels: Pick<HotelReader, 'facts' | 'forStay'>;
  readonly nights: NightReader;
  readonly nearHotels: NearHotels;
  readonly settings: Settings;
  readonly clock: Clock;
}

/** What can be booked now instead of a stay that is sold out; each quote is good for 15 minutes. */
export interface Alternatives {
  readonly roomTypes: readonly Quote[];
  readonly dates: readonly Quote[];
  readonly hotels: readonly { readonly quote: Quote; readonly distanceKm: number }[];
}

/** Days on each side, and how many of each kind are shown. */
const NEARBY_DAYS = 7;
const MOST_DATES = 5;
const MOST_HOTELS = 5;

const none: Alternatives = { roomTypes: [], dates: [], hotels: [] };

/**
 * Looks, after a refusal, for what is really free: other room types on the dates, the same room type some days earlier
 * or later, hotels nearby. At most eight reads (rule 10): the hotel, its nights of three weeks, its neighbours, and one
 * for each of five of them.
 */
export const findAlternatives =
  (deps: AlternativesDeps) =>
  async (wanted: WantedStay): Promise<Alternatives> => {
    const now = deps.clock.now();
    const [facts, nights, limits] = await Promise.all([
      deps.hotels.facts(wanted.hotelId),
      deps.nights.nights(wanted.hotelId, addDays(wanted.checkIn, -NEARBY_DAYS), addDays(wanted.checkOut, NEARBY_DAYS)),
      deps.settings.current(),
    ]);
    if (facts === undefined) return none;
    const { hotel, roomTypes } = facts;
    const rules = { today: today(now, hotel.timeZone), ...limits };
    const plans = plansOf(hotel).filter((plan) => isOpenTo(plan, wanted.caller));
    // Under the plan that was asked for, where it is sold then, else the cheapest.
    const offer = (roomType: HotelFacts['roomTypes'][number], stay: Stay): Quote[] => {
      if (judgeStay(stay, rules)) return [];
      const room = rateRoom({ hotel, roomType, nights, stay, now, maxNights: limits.maxNights });
      const sold = plans.filter((plan) => isSoldFor(plan, roomType.id));
      const asked = sold.filter(({ id }) => id === wanted.ratePlanId);
      const [best] = asked.length > 0 ? offersOf(room, asked).quotes : [];
      return [best ?? offersOf(room, sold).quotes[0]].filter((quote) => quote !== undefined);
    };
    // A hotel that is not on sale keeps the quotes it has given, and gives no new ones.
    const onSale = isOnSale(hotel) ? roomTypes : [];
    const wantedType = onSale.find(({ id }) => id === wanted.roomTypeId);
    return {
      roomTypes: onSale
        .filter(({ id }) => id !== wanted.roomTypeId)
        .flatMap((roomType) => offer(roomType, wanted))
        .sort((one, other) => one.totals.total - other.totals.total),
      dates: wantedType
        ? nearbyDates(wanted)
            .flatMap((stay) => offer(wantedType, stay))
            .slice(0, MOST_DATES)
        : [],
      hotels: await hotelsNearby(deps, wanted, hotel, now),
    };
  };

/** The stay shifted by a day, then two, and so on, the later one first. */
const nearbyDates = (wanted: WantedStay): Stay[] =>
  Array.from({ length: NEARBY_DAYS }, (_, index) => index + 1).flatMap((days) =>
    [days, -days].map((shift) => ({
      ...wanted,
      checkIn: addDays(wanted.checkIn, shift),
      checkOut: addDays(wanted.checkOut, shift),
    })),
  );

const hotelsNearby = async (
  deps: AlternativesDeps,
  wanted: WantedStay,
  hotel: HotelFacts['hotel'],
  now: string,
): Promise<Alternatives['hotels']> => {
  const near = await deps.nearHotels.near(hotel, MOST_HOTELS);
  const found = await Promise.all(near.map((neighbour) => offerAt(deps, wanted, neighbour, now)));
  return found.flat();
};

/** The cheapest room type by base price that holds the guests, if it is free: one read. */
const offerAt = async (
  { hotels, settings }: AlternativesDeps,
  wanted: WantedStay,
  { hotelId, distanceKm, roomTypes }: NearHotel,
  now: string,
): Promise<Alternatives['hotels']> => {
  const [cheapest] = roomTypes
    .filter((roomType) => fitsParty(wanted.party, roomType))
    .sort((one, other) => one.basePrice - other.basePrice);
  if (cheapest === undefined) return [];
  const { maxNights } = await settings.current();
  const dates = judgedDates(wanted.checkIn, wanted.checkOut);
  const facts = await hotels.forStay(hotelId, cheapest.id, dates);
  if (facts === undefined || !isOnSale(facts.hotel) || wanted.checkIn < today(now, facts.hotel.timeZone)) return [];
  const plans = plansOf(facts.hotel).filter((plan) => isOpenTo(plan, wanted.caller));
  const { quotes } = offersOf(
    rateRoom({ ...facts, stay: wanted, now, maxNights }),
    plans.filter((plan) => isSoldFor(plan, cheapest.id)),
  );
  return quotes.slice(0, 1).map((quote) => ({ quote, distanceKm }));
};
