import type { RatingCounts } from '../hotel/hotel.ts';

/** How many reviews there are, and the stars they gave together. */
export function ratingSums(counts: RatingCounts): { readonly count: number; readonly stars: number } {
  return {
    count: counts.reduce((sum, count) => sum + count, 0),
    stars: counts.reduce((sum, count, index) => sum + count * (index + 1), 0),
  };
}

/** The rating as it is shown, to two decimals, so that filter and order never contradict it; null without reviews. */
export function shownRating(counts: RatingCounts): number | null {
  const { count, stars } = ratingSums(counts);
  return count === 0 ? null : Math.round((stars / count) * 100) / 100;
}
