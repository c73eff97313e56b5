import type { Review } from '../../domain/hotel/review.ts';
import type { BookingWrite, BookingWriteOutcome } from './bookings.ts';

/** Writing reviews. */
export interface ReviewWriter {
  /**
   * The review, its booking marked as reviewed and the hotel's count of such ratings, one more, in one transaction
   * (rule 18). The hotel's own version does not move. `no-hotel`: it has been deleted, with its ratings.
   */
  commit(review: Review, booking: BookingWrite): Promise<BookingWriteOutcome | { readonly kind: 'no-hotel' }>;
}
