import type { Hotel } from '../../domain/hotel/hotel.ts';
import { scoreOf } from '../../domain/hotel/review.ts';
import { type Minor, roundHalfUp } from '../../domain/money.ts';
import type { Hit } from '../../domain/search/arrange.ts';
import { judgeFacts } from '../../domain/search/facts.ts';
import { edgesOf, type NightRange, nightRange, type StayOffer } from '../../domain/search/nights.ts';
import { isFound, priceHotel } from '../../domain/search/price.ts';
import { priceScales, roomNights } from '../../domain/search/reference-prices.ts';
import type { SearchWish } from '../../domain/search/wish.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { NightReader } from '../ports/nights.ts';
import type { ReferenceRates } from '../ports/search.ts';

/** What the cheapest fitting room type costs, in minor units of the hotel's currency. */
export interface ShownOffer extends Pick<StayOffer, 'roomType' | 'total' | 'available'> {
  /** The average of a room and night before taxes, half up. */
  readonly nightly: Minor;
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
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly nights: NightReader;
  readonly rates: ReferenceRates;
}

/**
 * Reads the hotels of a page strongly, facts and nights in one wave, and judges them as the search did: what no longer
 * passes is dropped, what changed is shown as it is now.
 */
export const checkPage = async (deps: CheckDeps, wish: SearchWish, hits: readonly Hit[]): Promise<ShownHotel[]> => {
  const exact = { ...wish, nights: wish.nights && { ...wish.nights, shiftDays: 0 } };
  const range = exact.nights && nightRange(exact.nights, wish.moment);
  const scales = priceScales(exact, deps.rates.perEuro);
  const checked = await Promise.all(hits.map((hit) => checkHotel(deps, exact, range, scales, hit.hotelId)));
  return checked.filter((hotel) => hotel !== undefined);
};

const checkHotel = async (
  deps: CheckDeps,
  wish: SearchWish,
  range: NightRange | null,
  scales: ReturnType<typeof priceScales>,
  hotelId: string,
): Promise<ShownHotel | undefined> => {
  const [facts, touched] = await Promise.all([deps.hotels.facts(hotelId), nightsOf(deps, range, hotelId)]);
  const judged = facts && judgeFacts(wish, facts);
  if (facts === undefined || judged === undefined) return undefined;
  const priced = priceHotel(wish, range, scales(facts.hotel.currency), judged, touched);
  if (!isFound(priced)) return undefined;
  const { distanceKm, offer } = priced;
  const score = scoreOf(priced.rating);
  return {
    hotel: facts.hotel,
    rating: score.rating,
    reviewCount: score.count,
    distanceKm,
    offer: offer && { ...offer, nightly: roundHalfUp(BigInt(offer.rooms), BigInt(roomNights(wish))) },
  };
};

const nightsOf = async ({ nights }: CheckDeps, range: NightRange | null, hotelId: string) => {
  if (range === null) return [];
  const { from, to } = edgesOf(range);
  return nights.nights(hotelId, from, to);
};
