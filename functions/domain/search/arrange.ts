import type { Minor } from '../money.ts';
import { type Facets, facetsOf } from './facets.ts';
import { isMatch } from './facts.ts';
import type { NightRange, Shift } from './nights.ts';
import { type Found, isFound, type Priced } from './price.ts';
import { medianOf, scoreOf } from './rank.ts';
import { ratingSums } from './rating.ts';
import { type PerEuro, roomNights } from './reference-prices.ts';
import type { SearchWish } from './wish.ts';

/**
 * Where a page ends: the value it is sorted by and the hotel. A later page takes what comes after it, whatever was
 * added or removed meanwhile. `median` keeps the prices of all pages measured by the same one.
 */
export interface SearchPosition {
  readonly value: number;
  readonly hotelId: string;
  readonly median: number | null;
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

export interface Arranged {
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

export interface PageWish {
  readonly after: SearchPosition | null;
  readonly take: number;
}

/** Puts the priced hotels in order, cuts the page out, and counts. */
export function arrange(
  wish: SearchWish,
  range: NightRange | null,
  hotels: readonly Priced[],
  page: PageWish,
  perEuro: PerEuro,
): Arranged {
  const found = hotels.filter(isFound);
  const { after } = page;
  const median = after === null ? medianPrice(wish, found) : after.median;
  const hits = found.map((hotel) => hitOf(wish, hotel, median)).sort(compareHits);
  const rest = after === null ? hits : hits.filter(({ position }) => comparePositions(position, after) > 0);
  return {
    hits: rest.slice(0, page.take),
    more: rest.length > page.take,
    total: found.length,
    facets: facetsOf(hotels, wish.currency, perEuro),
    dates: range === null || range.shifts.length === 1 ? null : datesOf(range, hotels),
  };
}

function hitOf(wish: SearchWish, found: Found, median: number | null): Hit {
  const hotelId = found.hotel.id;
  const position = { value: sortValue(wish, found, median), hotelId, median };
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

function nightlyOf(wish: SearchWish, hotel: Found): number | undefined {
  const price = hotel.scale.comparable(hotel.rooms);
  return price === undefined ? undefined : price / roomNights(wish);
}

function medianPrice(wish: SearchWish, found: readonly Found[]): number | null {
  return wish.sort === 'recommended'
    ? medianOf(found.map((hotel) => nightlyOf(wish, hotel)).filter((price) => price !== undefined))
    : null;
}

/** What hotels are sorted by, the smallest first. */
function sortValue(wish: SearchWish, hotel: Found, median: number | null): number {
  switch (wish.sort) {
    case 'price':
      return hotel.scale.comparable(hotel.rooms) ?? Number.MAX_VALUE;
    case 'rating':
      return -meanStars(hotel);
    case 'distance':
      return hotel.distanceKm ?? 0;
    case 'recommended':
      return -scoreOf({ ...hotel, reviews: ratingSums(hotel.rating), price: nightlyOf(wish, hotel) }, median);
  }
}

/** Below one where nobody has rated it. */
function meanStars({ rating }: Found): number {
  const { count, stars } = ratingSums(rating);
  return count === 0 ? 0 : stars / count;
}

function datesOf(range: NightRange, hotels: readonly Priced[]): ShiftedDates[] {
  return range.shifts.map(({ checkIn, checkOut }, index) => {
    let best: { price: number; amount: Minor; currency: string } | undefined;
    for (const { hotel, scale, shifts, ...judged } of hotels) {
      const shift = shifts[index];
      if (!shift?.isWithin || !isMatch({ hotel, ...judged })) continue;
      const price = scale.comparable(shift.total) ?? Number.MAX_VALUE;
      if (best === undefined || price < best.price) best = { price, amount: shift.total, currency: hotel.currency };
    }
    return { checkIn, checkOut, total: best === undefined ? null : { amount: best.amount, currency: best.currency } };
  });
}
