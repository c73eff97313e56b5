import type { Minor } from '../money.ts';
import type { SearchCriteria } from './criteria.ts';
import { type Facets, facetsOf } from './facets.ts';
import { isMatch } from './facts.ts';
import type { NightRange, Shift } from './nights.ts';
import { type Found, isFound, type Priced } from './price.ts';
import { scoreOf } from './rank.ts';
import { ratingSums } from './rating.ts';
import type { PerEuro } from './reference-prices.ts';
import { usualPrice } from './usual-price.ts';

/**
 * Where a page ends: the value it is sorted by and the hotel. A later page takes what comes after it, whatever was
 * added or removed meanwhile. `areaPrice` keeps the prices of all pages measured by the same one.
 */
export interface SearchPosition {
  readonly value: number;
  readonly hotelId: string;
  readonly areaPrice: number | null;
}

export interface Hit {
  readonly hotelId: string;
  /** The room type it is shown with, and what all rooms of it cost before taxes, as far as the search knows. */
  readonly roomTypeId: string;
  readonly rooms: Minor;
  readonly position: SearchPosition;
}

/** The cheapest total for a shift of the dates, in the hotel's own currency; null where nothing is free. */
export interface ShiftedDates extends Pick<Shift, 'checkIn' | 'checkOut'> {
  readonly total: { readonly amount: Minor; readonly currency: string } | null;
}

export interface RankedPage {
  /** In order, after the position asked for, at most as many as asked for. */
  readonly hits: readonly Hit[];
  /** Whether there are more after them. */
  readonly more: boolean;
  /** Hotels found in all. */
  readonly total: number;
  readonly facets: Facets;
  /** Null unless dates are flexible. */
  readonly dates: readonly ShiftedDates[] | null;
}

export interface SearchPageRequest {
  readonly after: SearchPosition | null;
  readonly take: number;
}

/** Puts the priced hotels in order, cuts the page out, and counts. */
export function rankAndPage(
  criteria: SearchCriteria,
  range: NightRange | null,
  hotels: readonly Priced[],
  page: SearchPageRequest,
  perEuro: PerEuro,
): RankedPage {
  const found = hotels.filter(isFound);
  const { after } = page;
  const areaPrice = areaPriceOf(criteria, after);
  const hits = found.map((hotel) => hitOf(criteria, hotel, areaPrice, perEuro)).sort(compareHits);
  const rest = after === null ? hits : hits.filter(({ position }) => comparePositions(position, after) > 0);
  return {
    hits: rest.slice(0, page.take),
    more: rest.length > page.take,
    total: found.length,
    facets: facetsOf(hotels, criteria, perEuro),
    dates: range === null || range.shifts.length === 1 ? null : datesOf(range, hotels),
  };
}

/** The area's price this page is measured by: the first page's, however the area has changed since. */
export function areaPriceOf(criteria: SearchCriteria, after: SearchPosition | null): number | null {
  return after === null ? criteria.areaPrice : after.areaPrice;
}

function hitOf(criteria: SearchCriteria, found: Found, areaPrice: number | null, perEuro: PerEuro): Hit {
  const hotelId = found.hotel.id;
  const position = { value: sortValue(criteria, found, areaPrice, perEuro), hotelId, areaPrice };
  return { hotelId, roomTypeId: found.cheapest.id, rooms: found.rooms, position };
}

function compareHits(one: Hit, other: Hit): number {
  return comparePositions(one.position, other.position);
}

function comparePositions(one: SearchPosition, other: SearchPosition): number {
  if (one.value !== other.value) return one.value - other.value;
  if (one.hotelId === other.hotelId) return 0;
  return one.hotelId < other.hotelId ? -1 : 1;
}

/** What hotels are sorted by, the smallest first. */
function sortValue(criteria: SearchCriteria, hotel: Found, areaPrice: number | null, perEuro: PerEuro): number {
  switch (criteria.sort) {
    case 'price':
      return hotel.scale.comparable(hotel.rooms) ?? Number.MAX_VALUE;
    case 'rating':
      return 0 - meanStars(hotel);
    case 'distance':
      return hotel.distanceKm ?? 0;
    case 'recommended':
      return -scoreOf(
        { ...hotel, reviews: ratingSums(hotel.rating), price: usualPrice(hotel.hotel, hotel.fitting, perEuro) },
        areaPrice,
      );
  }
}

/** Below one without ratings. */
function meanStars({ rating }: Found): number {
  const { count, stars } = ratingSums(rating);
  return count === 0 ? 0 : stars / count;
}

/** A total with what it is compared by, in the currency asked for. */
export interface ComparedTotal {
  readonly price: number;
  readonly amount: Minor;
  readonly currency: string;
}

/** The smallest first; of those that are equal the first currency by its code, so that every count gives the same. */
export function compareTotals(one: ComparedTotal, other: ComparedTotal): number {
  if (one.price !== other.price) return one.price - other.price;
  if (one.currency !== other.currency) return one.currency < other.currency ? -1 : 1;
  return one.amount - other.amount;
}

function datesOf(range: NightRange, hotels: readonly Priced[]): ShiftedDates[] {
  return range.shifts.map(({ checkIn, checkOut }, index) => {
    let best: ComparedTotal | undefined;
    for (const { hotel, scale, shifts, ...judged } of hotels) {
      const shift = shifts[index];
      if (!shift?.isWithin || !isMatch({ hotel, ...judged })) continue;
      const price = scale.comparable(shift.total) ?? Number.MAX_VALUE;
      const one = { price, amount: shift.total, currency: hotel.currency };
      if (best === undefined || compareTotals(one, best) < 0) best = one;
    }
    return { checkIn, checkOut, total: best === undefined ? null : { amount: best.amount, currency: best.currency } };
  });
}
