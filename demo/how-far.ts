import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { getItem, type Table } from '../functions/adapters/dynamo/table.ts';
import { keys } from '../functions/contract/keys.ts';
import type { Instant } from '../functions/domain/calendar/instant.ts';

/** The progress of the demo world of a table. */
export interface HowFar {
  readonly seed: number;
  /** Hotels from 0 up to here are whole. */
  readonly done: number;
  /** Hotels from `done` up to here may be written in part, all of them as of `anchor`. */
  readonly begun: number;
  readonly anchor: Instant;
  /** The number requested by the last run; a run without a number continues to it. */
  readonly wanted: number;
}

const stored = z.object({
  type: z.literal('demo-world'),
  schema: z.literal(1),
  seed: z.int(),
  done: z.int(),
  begun: z.int(),
  anchor: z.string(),
  wanted: z.int(),
});

export const readHowFar = async (table: Table): Promise<HowFar | undefined> => {
  const item = await getItem(table, keys.demoWorld());
  if (item === undefined) return undefined;
  const { type: _type, schema: _schema, ...howFar } = stored.parse(item);
  return howFar;
};

export const writeHowFar = async (table: Table, howFar: HowFar): Promise<void> => {
  const Item = { ...keys.demoWorld(), type: 'demo-world', schema: 1, ...howFar };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
};
