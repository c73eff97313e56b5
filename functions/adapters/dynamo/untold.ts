import { indexes, keys, untoldShard } from '../../contract/keys.ts';
import type { HistoryKey, Untold } from '../../usecases/ports/untold.ts';
import { commit, update, type Write } from './commit.ts';
import { retoldItem } from './retold.ts';
import { getItem, type Item, queryPage, type Table } from './table.ts';

const { partition, sort } = indexes.due;
const struck = {
  UpdateExpression: 'REMOVE #partition, #sort',
  // It is still on the list; an entry that is not there is not made.
  ConditionExpression: 'attribute_exists(#partition)',
  ExpressionAttributeNames: { '#partition': partition, '#sort': sort },
};

const keyOf = (item: Item): HistoryKey => {
  const [, entry = ''] = String(item[sort]).split('#');
  const [bookingId = '', revision = ''] = entry.split(':');
  return { bookingId, revision: Number(revision) };
};

/** What nobody has heard of, in the single table. */
export const untoldEntries = (table: Table, nonce: () => string): Untold => ({
  before: async (shard, until, limit) => {
    const page = await queryPage(table, { pk: untoldShard(shard), index: 'due', to: until, limit });
    return page.items.map(keyOf);
  },
  retell: async ({ bookingId, revision }) => {
    const key = keys.history(bookingId, revision);
    const told = await getItem(table, key);
    if (told === undefined) return false;
    const writes: Write<string>[] = [
      { means: 'list', update: { Key: key, ...struck } },
      { means: 'retold', put: { Item: retoldItem(told, nonce()) } },
    ];
    return (await commit(table, writes)).kind === 'committed';
  },
  heard: async ({ bookingId, revision }) => {
    await update(table, { Key: keys.history(bookingId, revision), ...struck });
  },
});
