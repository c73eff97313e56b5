import type { Hotel } from '../functions/domain/hotel/hotel.ts';

/** A house that guests stay in for itself: with a pool, and a garden, a spa or a kitchen of its own. */
export const isResort = ({ amenities, starRating }: Pick<Hotel, 'amenities' | 'starRating'>): boolean =>
  (starRating ?? 0) >= 3 &&
  amenities.includes('pool') &&
  ['garden', 'spa', 'restaurant'].some((amenity) => amenities.includes(amenity));
