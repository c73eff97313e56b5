import type { Review } from '../../domain/hotel/review.ts';

export interface ReviewPage {
  readonly reviews: Review[];
  /** Where the list goes on; undefined at its end. */
  readonly next: string | undefined;
}

/** Reviews of a hotel, newest first. */
export interface ReviewReader {
  page(hotelId: string, limit: number, after: string | undefined): Promise<ReviewPage>;
}
