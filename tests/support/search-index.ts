import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import inventoryChanged from '../../events/event-inventory-changed.json' with { type: 'json' };
import type { Item, Table } from '../../functions/adapters/dynamo/table.ts';
import type { OpenSearchAddress } from '../../functions/adapters/search/opensearch/address.ts';
import { freshIds, realDelay } from '../../functions/composition/core.ts';
import { composeIndexKeeping } from '../../functions/composition/search-index.ts';
import { NOW, townWords } from './search-world.ts';

/** What indexes a table of a test, as the composition does it, at the time of the search worlds. */
export const indexingCore = (table: Table, address: OpenSearchAddress) => ({
  table,
  openSearch: address,
  ids: freshIds,
  clock: { now: () => NOW },
  delay: { sleep: async () => undefined, random: Math.random },
  placesFile: '',
  townWords,
});

/** An index of its own for a table, built and ready. */
export const indexedTable = async (table: Table, address: OpenSearchAddress) => {
  const core = indexingCore(table, address);
  const keeping = await composeIndexKeeping(core);
  await keeping.rebuild({ others: 'none', progress: () => undefined });
  return keeping;
};

/** Rebuilds the index; `meanwhile` happens once its hotels are read and before searches change over. */
export const rebuildTelling = async (core: ReturnType<typeof indexingCore>, meanwhile: () => Promise<void>) => {
  const { rebuild } = await composeIndexKeeping({ ...core, delay: realDelay });
  return rebuild({ others: 'here', progress: meanwhile });
};

const attributes = {
  ApproximateReceiveCount: '1',
  SentTimestamp: '0',
  SenderId: 'AIDA',
  ApproximateFirstReceiveTimestamp: '0',
};

/** Messages as the indexing queue hands them over, each telling of one hotel. */
export const messagesOf = (bodies: readonly unknown[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `m${index}`,
    receiptHandle: '',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes,
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-central-1:123456789012:indexing',
    awsRegion: 'eu-central-1',
  })),
});

const sample = z
  .looseObject({ detail: z.looseObject({ hotelId: z.string() }) })
  .parse(JSON.parse(inventoryChanged.Records[0]?.body ?? ''));

/** The envelope of a change of this hotel's nights. */
export const changeOf = (hotelId: string): unknown => ({ ...sample, detail: { ...sample.detail, hotelId } });

/** Removes items past every writer, as a deletion that nobody has told of. */
export const removeAll = async (table: Table, items: readonly Item[]): Promise<void> => {
  for (const { pk, sk } of items) {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
  }
};
