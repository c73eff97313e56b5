import type { RatingCounts } from '../hotel/hotel.ts';

/** How many reviews there are, and the stars they gave together. */
export function ratingSums(counts: RatingCounts): { readonly count: number; readonly stars: number } {
  return {
    count: counts.reduce((sum, count) => sum + count, 0),
    stars: counts.reduce((sum, count, index) => sum + count * (index + 1), 0),
  };
}
