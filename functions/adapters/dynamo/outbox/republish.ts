import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { indexes, keys } from '../../../contract/keys.ts';
import { commit } from '../commit.ts';
import type { Item, Table } from '../table.ts';
import { upcast } from '../upcast.ts';
import { outboxRecordOf, type StreamRecord } from './stream-record.ts';

/** A republished item is read by the stream at once; it is kept for inspection. */
const KEPT_SECONDS = 2 * 86_400;

const { partition, sort } = indexes.due;

/**
 * Wraps a history entry in an item of its own, so that the stream, the only source of events, carries it again.
 * @param nonce of the run that republishes it
 */
export const republishedItem = (entry: Item, nonce: string): Item => {
  const { [partition]: _partition, [sort]: _sort, ...bare } = entry;
  return {
    ...keys.republished(`${entry['pk']}#${entry['sk']}`, nonce),
    type: 'republished',
    schema: 2,
    entry: bare,
    ttl: Math.ceil(Date.now() / 1000) + KEPT_SECONDS,
  };
};

/**
 * Has the stream carry again the events of a record that could not be published.
 * @throws where that record still cannot be read
 */
export const republishRecord =
  (table: Table, nonce: () => string) =>
  async (body: string): Promise<void> => {
    const record = JSON.parse(body) as StreamRecord;
    if (outboxRecordOf(record).events().length === 0) return;
    const image = record.dynamodb?.NewImage as Record<string, AttributeValue>;
    const item: Item = upcast(unmarshall(image));
    // A republished item is not wrapped twice.
    const entry = item['type'] === 'republished' ? (item['entry'] as Item) : item;
    const written = await commit(table, [{ means: 'republished', put: { Item: republishedItem(entry, nonce()) } }]);
    if (written.kind !== 'committed') throw new Error('the table takes nothing at the moment');
  };
