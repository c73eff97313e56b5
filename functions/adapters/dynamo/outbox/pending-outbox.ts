import { auditOf, indexes, type Key, keys, pendingOutboxShard } from '../../../contract/keys.ts';
import type { OutboxKey, PendingOutbox } from '../../../usecases/ports/pending-outbox.ts';
import { historyFromItem } from '../bookings/booking-items.ts';
import { commit, update, type Write } from '../commit.ts';
import { getItem, type Item, queryPage, type Table } from '../table.ts';
import { heldItem } from './held-item.ts';
import { republishedItem } from './republish.ts';

const { partition, sort } = indexes.due;
const struck = {
  UpdateExpression: 'REMOVE #partition, #sort',
  // It is still on the list; an entry that is not there is not made.
  ConditionExpression: 'attribute_exists(#partition)',
  ExpressionAttributeNames: { '#partition': partition, '#sort': sort },
};

const changeLog = auditOf('HOTEL#');

const entryOf = (item: Item): OutboxKey => {
  const [pk, sk] = [String(item['pk']), String(item['sk'])];
  if (pk.startsWith(changeLog)) return { hotelId: pk.slice(changeLog.length), change: sk };
  return { bookingId: pk.slice(keys.booking('').pk.length), revision: Number(sk.slice('H#'.length)) };
};

const keyOf = (entry: OutboxKey): Key =>
  'change' in entry
    ? { pk: `${changeLog}${entry.hotelId}`, sk: entry.change }
    : keys.history(entry.bookingId, entry.revision);

/** The entry, and before the first change of a booking its hold, which is on no list itself. */
const originals = async (table: Table, entry: Item): Promise<Item[]> => {
  if (entry['type'] !== 'history') return [entry];
  const { bookingId, before } = historyFromItem(entry);
  const booking = before?.version === 1 ? await getItem(table, keys.booking(bookingId)) : undefined;
  return booking ? [await heldItem(table, booking), entry] : [entry];
};

/** Outbox entries that no consumer has acknowledged, in the single table. */
export const pendingOutbox = (table: Table, nonce: () => string): PendingOutbox => ({
  before: async (shard, until, limit) => {
    const page = await queryPage(table, { pk: pendingOutboxShard(shard), index: 'due', to: until, limit });
    return page.items.map(entryOf);
  },
  republish: async (entry) => {
    const key = keyOf(entry);
    const written = await getItem(table, key);
    if (written === undefined) return false;
    const again = await originals(table, written);
    const writes: Write<string>[] = [
      { means: 'list', update: { Key: key, ...struck } },
      ...again.map((item) => ({ means: 'republished', put: { Item: republishedItem(item, nonce()) } })),
    ];
    return (await commit(table, writes)).kind === 'committed';
  },
  acknowledge: async (entry) => {
    await update(table, { Key: keyOf(entry), ...struck });
  },
});
