/**
 * The order we recommend, as a sum that can be checked: each quality of a hotel is a number from 0 to 1 and counts by its
 * weight. Every quality only rises as the hotel gets closer, better rated, cheaper, more reviewed or nearer to the words
 * asked for, and is made of additions and divisions alone, whose rounding keeps an order: so none of these ever ranks a
 * hotel lower, all else equal. Explained for readers in docs/search.md.
 */

/** How much each quality counts; together 1. */
export const weights = { nearness: 0.3, rating: 0.3, price: 0.2, popularity: 0.1, words: 0.1 } as const;

/** So far away, nearness is half. */
export const HALF_NEAR_KM = 5;
/** A hotel is taken for an average one until its own reviews outweigh these. */
export const PRIOR = { stars: 3.5, reviews: 10 } as const;
/** So many reviews are half of all popularity. */
export const HALF_POPULAR = 50;

/** What the recommendation depends on. */
export interface Qualities {
  /** Null where the search has no middle. */
  readonly distanceKm: number | null;
  readonly reviews: { readonly count: number; readonly stars: number };
  /** What the hotel usually costs, in euros; undefined without a rate. */
  readonly price: number | undefined;
  /** 0 to 1. */
  readonly wordMatch: number;
}

/** Every quality from 0 to 1. `areaPrice` is what hotels of the area usually cost, in euros; null where it is unknown. */
export function qualitiesOf(hotel: Qualities, areaPrice: number | null): Record<keyof typeof weights, number> {
  const { count, stars } = hotel.reviews;
  const believed = (PRIOR.stars * PRIOR.reviews + stars) / (PRIOR.reviews + count);
  return {
    nearness: hotel.distanceKm === null ? 0 : HALF_NEAR_KM / (HALF_NEAR_KM + hotel.distanceKm),
    rating: (believed - 1) / 4,
    price: hotel.price === undefined || areaPrice === null ? 0 : priceQuality(hotel.price, areaPrice),
    popularity: count / (count + HALF_POPULAR),
    words: hotel.wordMatch,
  };
}

/** Half at the area's price, towards 1 as the price falls to nothing and towards 0 as it rises. */
function priceQuality(price: number, areaPrice: number): number {
  return price + areaPrice === 0 ? 1 : areaPrice / (areaPrice + price);
}

/** The recommendation from 0 to 1, higher is better. */
export function scoreOf(hotel: Qualities, areaPrice: number | null): number {
  const quality = qualitiesOf(hotel, areaPrice);
  return (
    weights.nearness * quality.nearness +
    weights.rating * quality.rating +
    weights.price * quality.price +
    weights.popularity * quality.popularity +
    weights.words * quality.words
  );
}

/** The middle price, of an even number the lower of the two; null of none. */
export function medianOf(prices: readonly number[]): number | null {
  return [...prices].sort((one, other) => one - other)[Math.floor((prices.length - 1) / 2)] ?? null;
}
