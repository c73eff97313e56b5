import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, Table } from '../../functions/adapters/dynamo/table.ts';
import type { Pauses } from '../../functions/usecases/ports/time.ts';

/** The most items DynamoDB takes in a batch. */
const BATCH = 25;
/** So many batches on their way at once: enough to keep DynamoDB Local's one writer busy. */
const LANES = 4;
const TRIES = 8;

/** Puts the items, in no order; putting them again does no harm. Throws when DynamoDB
 * stays away: what is of the moment the client has tried again by itself. */
export const putAll = async (table: Table, pauses: Pauses, items: readonly Item[]): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const batch = items.slice(next, next + BATCH);
      next += BATCH;
      await putBatch(table, pauses, batch);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};

const putBatch = async (table: Table, pauses: Pauses, items: readonly Item[]): Promise<void> => {
  let wanted: Record<string, unknown>[] = items.map((Item) => ({ PutRequest: { Item } }));
  for (let tries = 1; ; tries += 1) {
    const answer = await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: wanted } }));
    wanted = [...(answer.UnprocessedItems?.[table.name] ?? [])];
    if (wanted.length === 0) return;
    if (tries === TRIES) throw new Error('DynamoDB takes no more of the demo world at the moment; start again later.');
    await pauses.sleep(50 * 2 ** tries * (0.5 + pauses.random() / 2));
  }
};
