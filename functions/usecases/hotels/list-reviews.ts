import type { RatingCounts } from '../../domain/hotel/hotel.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import type { HotelLists } from '../ports/hotels.ts';
import type { ReviewPage, ReviewReader } from '../ports/reviews.ts';
import { noHotel } from './ownership.ts';
import { isPublic } from './public-hotel.ts';

export interface ReviewsDeps {
  readonly lists: Pick<HotelLists, 'rated'>;
  readonly reviews: ReviewReader;
}

/** A page of a hotel's reviews, newest first, with the counts over all of them (rule 18). */
export const listReviews =
  ({ lists, reviews }: ReviewsDeps) =>
  async (request: {
    readonly hotelId: string;
    readonly limit: number;
    readonly after: string | undefined;
  }): Promise<(ReviewPage & { readonly counts: RatingCounts }) | RefusalOf<'not-found'>> => {
    const [[rated], page] = await Promise.all([
      lists.rated([request.hotelId]),
      reviews.page(request.hotelId, request.limit, request.after),
    ]);
    return rated && isPublic(rated.hotel) ? { ...page, counts: rated.rating } : noHotel;
  };
