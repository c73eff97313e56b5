import { indexes, failingRefunds as partition } from '../../../contract/keys.ts';
import { isFailing } from '../../../domain/booking/refunds.ts';
import type { FailingRefunds } from '../../../usecases/ports/money-record.ts';
import { getItems, keyOf, queryPage, type Table } from '../table.ts';
import { refundFromItem } from './booking-items.ts';

/** Refunds that keep failing, in the single table: an entry leaves the index with the write that settles it. */
export const failingRefunds = (table: Table): FailingRefunds => ({
  failing: async (limit, position) => {
    const from = position === undefined ? '0' : `${position}\u0000`;
    // One more than is shown says whether the list goes on.
    const page = await queryPage(table, { pk: partition, index: 'listing', from, limit: limit + 1 });
    const shown = page.items.slice(0, limit);
    const found = (await getItems(table, shown.map(keyOf))).map(refundFromItem).filter(isFailing);
    const end = shown.at(-1)?.[indexes.listing.sort];
    const goesOn = page.items.length > limit || page.next !== undefined;
    return {
      refunds: found.sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1)),
      next: goesOn && end !== undefined ? String(end) : undefined,
    };
  },
});
