import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import { getItem, type Table } from '../table.ts';

/** The sandbox's time as the table keeps it, for every process and for the next start. */
export interface KeptTime {
  /** Milliseconds the sandbox is ahead of the real time, or behind it. */
  readonly offsetMs: number;
  /** When schedules last ran because the time was moved, by name, in milliseconds since 1970 of the sandbox. */
  readonly lastRunMs: Readonly<Record<string, number>>;
}

const stored = z.object({
  type: z.literal('sandbox-clock'),
  schema: z.literal(1),
  offsetMs: z.number(),
  lastRunMs: z.record(z.string(), z.number()).default({}),
});

/** Until the time is moved, it is the real one. */
export const keptTime = async (table: Table): Promise<KeptTime> => {
  const item = await getItem(table, keys.sandboxClock());
  return item ? stored.parse(item) : { offsetMs: 0, lastRunMs: {} };
};

/** Keeps it whatever was kept before: for a clock that is set, not moved. */
export const setTime = async (table: Table, time: KeptTime): Promise<void> => {
  const Item = { ...keys.sandboxClock(), type: 'sandbox-clock', schema: 1, ...time };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
};

/** Keeps it if it is further on than what is kept; false where another move has gone as far already. */
export const advanceTime = async (table: Table, time: KeptTime): Promise<boolean> => {
  const put = new PutCommand({
    TableName: table.name,
    Item: { ...keys.sandboxClock(), type: 'sandbox-clock', schema: 1, ...time },
    // Two moves at once: time goes on to the later, and never back.
    ConditionExpression: 'attribute_not_exists(offsetMs) OR offsetMs <= :offset',
    ExpressionAttributeValues: { ':offset': time.offsetMs },
  });
  try {
    await table.client.send(put);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
};
