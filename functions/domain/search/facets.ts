import type { Minor } from '../money.ts';
import type { Priced } from './price.ts';
import type { PerEuro } from './reference-prices.ts';
import { bucketStarts } from './reference-prices.ts';

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
}

const MOST_AMENITIES = 100;

/** Counts the hotels that can be had. */
export function facetsOf(hotels: readonly Priced[], currency: string, perEuro: PerEuro): Facets {
  const stars = new Map<number, number>();
  const amenities = new Map<string, number>();
  const starts = bucketStarts(currency, perEuro);
  const prices = starts.map(() => 0);
  for (const priced of hotels) {
    if (priced.rooms === undefined) continue;
    const { hotel, hasStars, hasAmenities, isWithin } = priced;
    if (hasAmenities && isWithin && hotel.starRating !== null) increase(stars, hotel.starRating);
    if (hasStars && isWithin) for (const amenity of new Set(hotel.amenities)) increase(amenities, amenity);
    const bucket = hasStars && hasAmenities ? priced.scale.bucketOf(priced.rooms) : undefined;
    if (bucket !== undefined) prices[bucket] = (prices[bucket] ?? 0) + 1;
  }
  return {
    starRating: countsOf(stars).sort((one, other) => other.value - one.value),
    amenities: countsOf(amenities)
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
      .slice(0, MOST_AMENITIES),
    price: starts.map((from, index) => ({ from, to: starts[index + 1] ?? null, count: prices[index] ?? 0 })),
  };
}

function increase<T>(counts: Map<T, number>, value: T): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function countsOf<T>(counts: ReadonlyMap<T, number>): Count<T>[] {
  return [...counts].map(([value, count]) => ({ value, count }));
}
