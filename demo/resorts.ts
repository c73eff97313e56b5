import type { Hotel } from '../functions/domain/hotel/hotel.ts';

/** A hotel that is itself the purpose of a trip: with a pool, and a garden, a spa or a restaurant. */
export const isResort = ({ amenities, starRating }: Pick<Hotel, 'amenities' | 'starRating'>): boolean =>
  (starRating ?? 0) >= 3 &&
  amenities.includes('pool') &&
  ['garden', 'spa', 'restaurant'].some((amenity) => amenities.includes(amenity));
