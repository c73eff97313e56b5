import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import type { Review } from '../../../domain/hotel/review.ts';
import type { Item } from '../table.ts';

const reviewSchema = z.object({
  type: z.literal('review'),
  schema: z.literal(1),
  id: z.string(),
  hotelId: z.string(),
  bookingId: z.string(),
  rating: z.int().min(1).max(5),
  title: z.string().nullable(),
  content: z.string().nullable(),
  authorName: z.string(),
  stayedAt: z.string(),
  createdAt: z.string(),
});

export const toReviewItem = (review: Review): Item => ({
  ...keys.review(review.hotelId, review.createdAt, review.id),
  type: 'review',
  schema: 1,
  ...review,
});

/** Throws where the item is not a review of ours. */
export const fromReviewItem = (item: Item): Review => {
  const { type: _type, schema: _schema, ...review } = reviewSchema.parse(item);
  return review;
};
