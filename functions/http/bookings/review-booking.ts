import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { reviewBooking as reviewBookingUseCase } from '../../usecases/reviews/review-booking.ts';
import { reviewView } from '../views/review.ts';

/** POST /bookings/{bookingId}/review: once, after the stay. */
export const reviewBooking =
  (app: { reviewBooking: ReturnType<typeof reviewBookingUseCase> }): RouteHandler<'reviewBooking'> =>
  async ({ caller, params: { bookingId }, body: { rating, title = null, content = null } }) => {
    const { access, name: userName } = caller;
    const review = await app.reviewBooking({ access, userName, bookingId, rating, title, content });
    if (isRefusal(review)) return review;
    const Location = `/api/v1/hotels/${review.hotelId}/reviews`;
    return { status: 201, body: { review: reviewView(review) }, headers: { Location } };
  };
