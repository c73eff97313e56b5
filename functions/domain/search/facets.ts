import { scoreOf } from '../hotel/review.ts';
import type { Minor } from '../money.ts';
import { BOARDS, type Board } from '../rates/plan.ts';
import type { SearchCriteria } from './criteria.ts';
import { type Bookable, passes } from './nights.ts';
import type { Priced } from './price.ts';
import { bucketStarts, type PerEuro } from './reference-prices.ts';

export interface Count<T> {
  readonly value: T;
  readonly count: number;
}

/** Hotels by average price of a room and night, `from` included and `to` not, in the currency asked for. */
export interface PriceBucket {
  readonly from: Minor;
  readonly to: Minor | null;
  readonly count: number;
}

/** How many hotels each choice would show: a facet ignores its own filter and keeps all others. */
export interface Facets {
  /** Most stars first. */
  readonly starRating: readonly Count<number>[];
  /** The most frequent first, then by name; at most 100. */
  readonly amenities: readonly Count<string>[];
  readonly price: readonly PriceBucket[];
  /** Boards that can be booked, in their order; none without dates. */
  readonly boards: readonly Count<Board>[];
  /** Hotels of which something comes back when it is cancelled; none without dates. */
  readonly refundable: number;
  /** Hotels rated so or better, the best first. */
  readonly rating: readonly Count<number>[];
}

/** The ratings that the facet counts from. */
export const RATING_STEPS = [4.5, 4, 3.5, 3] as const;

const MOST_AMENITIES = 100;

/** Counts the hotels that can be had: each facet leaves its own filter out and keeps all others. */
export function facetsOf(
  hotels: readonly Priced[],
  criteria: Pick<SearchCriteria, 'currency' | 'boards' | 'refundable'>,
  perEuro: PerEuro,
): Facets {
  const starts = bucketStarts(criteria.currency, perEuro);
  const buckets = countsOf(hotels, (priced) => one(hasAll(priced, 'price') ? bucketOf(priced) : undefined));
  return {
    starRating: listOf(
      countsOf(hotels, (priced) => one(hasAll(priced, 'stars') ? (priced.hotel.starRating ?? undefined) : undefined)),
    ).sort((some, other) => other.value - some.value),
    amenities: listOf(countsOf(hotels, (priced) => (hasAll(priced, 'amenities') ? priced.hotel.amenities : [])))
      .sort((some, other) => other.count - some.count || (some.value < other.value ? -1 : 1))
      .slice(0, MOST_AMENITIES),
    price: starts.map((from, index) => ({ from, to: starts[index + 1] ?? null, count: buckets.get(index) ?? 0 })),
    boards: inOrder(
      BOARDS,
      countsOf(hotels, (priced) => boardsOf(priced, criteria)),
    ).filter(({ count }) => count > 0),
    refundable: hotels.filter((priced) => isRefundable(priced, criteria)).length,
    rating: inOrder(RATING_STEPS, countsOf(hotels, ratingsOf)),
  };
}

type Filter = 'stars' | 'amenities' | 'rating' | 'price' | 'plan';

/** Whether the hotel passes every filter but the facet's own. Those on plans are passed by what it is priced by. */
function hasAll(priced: Priced, but: Filter): boolean {
  const { hasStars, hasAmenities, hasRating, isWithin, rooms } = priced;
  return (
    (but === 'stars' || hasStars) &&
    (but === 'amenities' || hasAmenities) &&
    (but === 'rating' || hasRating) &&
    (but === 'plan' || (rooms !== undefined && (but === 'price' || isWithin)))
  );
}

function bucketOf({ scale, rooms }: Priced): number | undefined {
  return rooms === undefined ? undefined : scale.bucketOf(rooms);
}

function ratingsOf(priced: Priced): readonly number[] {
  const { rating } = scoreOf(priced.rating);
  return rating === null || !hasAll(priced, 'rating') ? [] : RATING_STEPS.filter((step) => rating >= step);
}

/** The ways to have the stay that are within the price asked for. */
function soldOf(priced: Priced): readonly Bookable[] {
  return hasAll(priced, 'plan') ? priced.bookable.filter(({ rooms }) => priced.scale.isWithin(rooms)) : [];
}

function boardsOf(priced: Priced, { refundable }: Pick<SearchCriteria, 'refundable'>): readonly Board[] {
  return soldOf(priced)
    .filter((sold) => passes({ boards: [], refundable }, sold))
    .map(({ plan }) => plan.board);
}

function isRefundable(priced: Priced, { boards }: Pick<SearchCriteria, 'boards'>): boolean {
  return soldOf(priced).some((sold) => passes({ boards, refundable: true }, sold));
}

function one<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** How many hotels have each value, each hotel once a value. */
function countsOf<T>(hotels: readonly Priced[], valuesOf: (priced: Priced) => readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const hotel of hotels) {
    for (const value of new Set(valuesOf(hotel))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function listOf<T>(counts: ReadonlyMap<T, number>): Count<T>[] {
  return [...counts].map(([value, count]) => ({ value, count }));
}

function inOrder<T>(values: readonly T[], counts: ReadonlyMap<T, number>): Count<T>[] {
  return values.map((value) => ({ value, count: counts.get(value) ?? 0 }));
}
