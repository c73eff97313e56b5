import type { IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { RatingCounts } from './hotel.ts';

/** What a past guest says of a hotel; one a booking. */
export interface Review {
  /** Derived from the booking's id, so that a second one of the same booking cannot be. */
  readonly id: string;
  readonly hotelId: string;
  readonly bookingId: string;
  /** One to five stars. */
  readonly rating: number;
  readonly title: string | null;
  readonly content: string | null;
  readonly authorName: string;
  /** The day of departure. */
  readonly stayedAt: IsoDate;
  readonly createdAt: Instant;
}

/** How many reviews there are, and their mean to one decimal, half up; null without any. */
export const scoreOf = (counts: RatingCounts): { readonly rating: number | null; readonly count: number } => {
  const count = counts.reduce((sum, each) => sum + each, 0);
  if (count === 0) return { rating: null, count };
  const stars = counts.reduce((sum, each, index) => sum + each * (index + 1), 0);
  // In whole tenths, so that 4.25 is 4.3 whatever its binary fraction is.
  return { rating: Math.floor((stars * 20 + count) / (2 * count)) / 10, count };
};
