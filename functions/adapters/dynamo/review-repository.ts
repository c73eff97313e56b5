import { hotelRanges, keys } from '../../contract/keys.ts';
import type { ReviewReader } from '../../usecases/ports/reviews.ts';
import { fromReviewItem } from './review-item.ts';
import { queryPage, type Table } from './table.ts';

export const reviewReader = (table: Table): ReviewReader => ({
  async page(hotelId, limit, after) {
    const { pk } = keys.hotel(hotelId);
    const page = await queryPage(table, {
      pk,
      ...hotelRanges.reviews,
      // One more than is shown tells whether the list goes on.
      limit: limit + 1,
      descending: true,
      consistent: false,
      after: after === undefined ? undefined : { pk, sk: after },
    });
    const shown = page.items.slice(0, limit);
    const next = page.items.length > limit ? String(shown.at(-1)?.['sk']) : undefined;
    return { reviews: shown.map(fromReviewItem), next };
  },
});
