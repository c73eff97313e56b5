import { keys } from '../../../contract/keys.ts';
import type { Review } from '../../../domain/hotel/review.ts';
import type { ReviewWriter } from '../../../usecases/ports/review-writer.ts';
import { bookingFromItem } from '../bookings/booking-items.ts';
import { type Meaning, writesOf } from '../bookings/booking-writes.ts';
import { commit, type Write } from '../commit.ts';
import type { Table } from '../table.ts';
import { toReviewItem } from './review-item.ts';

type ReviewMeaning = Meaning | { readonly of: 'review' } | { readonly of: 'rating' };

/** The hotel's count of ratings with so many stars; reviews of one hotel at once meet here and are tried again. */
const ratingWrite = ({ hotelId, rating }: Review): Write<ReviewMeaning> => ({
  means: { of: 'rating' },
  update: {
    Key: keys.rating(hotelId),
    UpdateExpression: `SET stars[${rating - 1}] = stars[${rating - 1}] + :one`,
    // The hotel is still there.
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':one': 1 },
  },
});

const reviewPut = (review: Review): Write<ReviewMeaning> => ({
  means: { of: 'review' },
  put: { Item: toReviewItem(review), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Writing reviews in the single table. That a stay is reviewed once is the booking's condition: its revision. */
export const reviewWriter = (table: Table): ReviewWriter => ({
  async commit(review, booking) {
    const writes: Write<ReviewMeaning>[] = [...writesOf(booking), reviewPut(review), ratingWrite(review)];
    const outcome = await commit(table, writes);
    if (outcome.kind !== 'failed') return outcome;
    const moved = outcome.failures.find(({ means }) => means.of === 'booking');
    if (moved) return { kind: 'conflict', booking: moved.item && bookingFromItem(moved.item) };
    if (outcome.failures.some(({ means }) => means.of === 'rating')) return { kind: 'no-hotel' };
    return { kind: 'contended', why: 'the review exists already' };
  },
});
