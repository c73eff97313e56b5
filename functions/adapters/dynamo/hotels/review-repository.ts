import { hotelRanges } from '../../../contract/hotel-ranges.ts';
import { keys } from '../../../contract/keys.ts';
import type { ReviewReader } from '../../../usecases/ports/reviews.ts';
import { shownPage } from '../shown-page.ts';
import type { Table } from '../table.ts';
import { fromReviewItem } from './review-item.ts';

export const reviewReader = (table: Table): ReviewReader => ({
  async page(hotelId, limit, after) {
    const { pk } = keys.hotel(hotelId);
    const page = await shownPage(table, {
      pk,
      ...hotelRanges.reviews,
      limit,
      descending: true,
      consistent: false,
      after,
    });
    return { reviews: page.items.map(fromReviewItem), next: page.next };
  },
});
