import { keys } from '../../../contract/keys.ts';
import type { Points } from '../../../usecases/ports/loyalty.ts';
import { commit } from '../commit.ts';
import { shownPage } from '../shown-page.ts';
import { getItem, type Table } from '../table.ts';
import { entryFromItem, pointsWrites, readAccount } from './points-items.ts';

/** Guests' points in the single table: an account and its entries under the user. */
export const pointsRepository = (table: Table): Points => ({
  account: (userId) => readAccount(table, userId),
  has: async ({ userId, at, name }) => (await getItem(table, keys.pointsEntry(userId, at, name))) !== undefined,
  commit: async (move) => {
    const { kind } = await commit(table, pointsWrites(move, 'points'));
    return kind === 'committed' ? 'committed' : 'again';
  },
  entries: async (userId, limit, after) => {
    const { pk } = keys.points(userId);
    const page = await shownPage(table, { pk, beginsWith: 'POINTS#', descending: true, limit, after });
    return { entries: page.items.map(entryFromItem), next: page.next };
  },
});
