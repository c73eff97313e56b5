import { refundableUntil } from '../../domain/booking/settlement.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Hotel } from '../../domain/hotel/hotel.ts';
import { scoreOf } from '../../domain/hotel/review.ts';
import { type Minor, roundHalfUp } from '../../domain/money.ts';
import type { SearchCriteria } from '../../domain/search/criteria.ts';
import { judgeFacts } from '../../domain/search/facts.ts';
import { edgesOf, judgedDatesOf, type NightRange, nightRange, type StayOffer } from '../../domain/search/nights.ts';
import { type Found, isFound, priceHotel } from '../../domain/search/price.ts';
import type { Hit } from '../../domain/search/rank-and-page.ts';
import { type PriceScale, priceScales, roomNights } from '../../domain/search/reference-prices.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { NightReader } from '../ports/nights.ts';
import type { OfferFacts, PageReader, ReferenceRates } from '../ports/search.ts';

/** What the cheapest way to have the stay costs, in minor units of the hotel's currency. */
export interface ShownOffer extends StayOffer {
  /** The average of a room and night before taxes, half up. */
  readonly nightly: Minor;
  /** The last deadline that gives anything back; null where nothing ever does. */
  readonly refundUntil: Instant | null;
}

/** A hotel as the truth has it now. */
export interface ShownHotel {
  readonly hotel: Hotel;
  readonly rating: number | null;
  readonly reviewCount: number;
  readonly distanceKm: number | null;
  /** Null without dates. */
  readonly offer: ShownOffer | null;
}

export interface CheckDeps {
  readonly page: PageReader;
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly nights: NightReader;
  readonly rates: ReferenceRates;
}

/** A page after its check. */
interface CheckedPage {
  readonly hotels: readonly ShownHotel[];
  /** Hotels that could not be booked as found any more, and those that can at another price. */
  readonly dropped: number;
  readonly repriced: number;
}

/** The search as the check needs it: without shifts, and its derived things made once. */
interface Check {
  readonly criteria: SearchCriteria;
  readonly range: NightRange | null;
  readonly scaleOf: (currency: string) => PriceScale;
}

/**
 * Reads the hotels of a page strongly and judges them as the search did. Where the offer that was found is unchanged,
 * that is all; where it does not, the whole hotel is read and judged anew: it is shown as it is now, or dropped.
 */
export const checkPage = async (
  deps: CheckDeps,
  criteria: SearchCriteria,
  hits: readonly Hit[],
): Promise<CheckedPage> => {
  if (hits.length === 0) return { hotels: [], dropped: 0, repriced: 0 };
  const exact = { ...criteria, nights: criteria.nights && { ...criteria.nights, shiftDays: 0 } };
  const range = exact.nights && nightRange(exact.nights, criteria.moment);
  const check = { criteria: exact, range, scaleOf: priceScales(exact, deps.rates.perEuro) };
  const read = await deps.page.offers(hits, range === null ? [] : judgedDatesOf(range));
  let repriced = 0;
  const checked = await Promise.all(
    hits.map(async (hit) => {
      const seen = judge(check, read.get(hit.hotelId));
      if (seen?.rooms === hit.rooms) return seen;
      const whole = judge(check, await wholeHotel(deps, range, hit.hotelId));
      if (whole !== undefined && whole.rooms !== hit.rooms) repriced += 1;
      return whole;
    }),
  );
  const hotels = checked.filter((found) => found !== undefined).map((found) => shown(criteria, found));
  return { hotels, dropped: hits.length - hotels.length, repriced };
};

type Checked = Found & { readonly hotel: Hotel };

const judge = ({ criteria, range, scaleOf }: Check, facts: OfferFacts | undefined): Checked | undefined => {
  const judged = facts && judgeFacts(criteria, facts);
  if (facts === undefined || judged === undefined) return undefined;
  const priced = priceHotel(criteria, range, scaleOf(facts.hotel.currency), judged, facts.nights);
  return isFound(priced) ? { ...priced, hotel: facts.hotel } : undefined;
};

const wholeHotel = async (
  { hotels, nights }: CheckDeps,
  range: NightRange | null,
  hotelId: string,
): Promise<OfferFacts | undefined> => {
  const edges = range && edgesOf(range);
  const [facts, touched] = await Promise.all([
    hotels.facts(hotelId),
    edges === null ? [] : nights.nights(hotelId, edges.from, edges.to),
  ]);
  return facts && { ...facts, nights: touched };
};

const shown = (criteria: SearchCriteria, { hotel, rating: counts, distanceKm, offer }: Checked): ShownHotel => {
  const { rating, count } = scoreOf(counts);
  const nightly = (rooms: Minor) => roundHalfUp(BigInt(rooms), BigInt(roomNights(criteria)));
  const refundUntil = offer && refundableUntil(offer.terms, criteria.moment.now);
  return {
    hotel,
    rating,
    reviewCount: count,
    distanceKm,
    offer: offer && { ...offer, nightly: nightly(offer.rooms), refundUntil },
  };
};
