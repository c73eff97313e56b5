import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { reviewView } from '../views/review.ts';
import type { BookingReadsApp } from './reads-app.ts';

/** POST /bookings/{bookingId}/review: once, after the stay. */
export const reviewBooking =
  (app: Pick<BookingReadsApp, 'reviewBooking'>): RouteHandler<'reviewBooking'> =>
  async ({ caller, params: { bookingId }, body: { rating, title = null, content = null } }) => {
    const { access, name: userName } = caller;
    const review = await app.reviewBooking({ access, userName, bookingId, rating, title, content });
    if (isRefusal(review)) return review;
    const Location = `/api/v1/hotels/${review.hotelId}/reviews`;
    return { status: 201, body: { review: reviewView(review) }, headers: { Location } };
  };
