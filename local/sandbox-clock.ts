import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { getItem, type Table } from '../functions/adapters/dynamo/table.ts';
import { keys } from '../functions/contract/keys.ts';
import { instantOf } from '../functions/domain/calendar/instant.ts';
import type { Clock } from '../functions/usecases/ports/time.ts';

/** A clock that runs with the real one, some milliseconds ahead of it or behind. */
export interface OffsetClock extends Clock {
  readonly offset: () => number;
  readonly setOffset: (milliseconds: number) => void;
}

export const offsetClock = (initial: number): OffsetClock => {
  let offset = initial;
  return {
    now: () => instantOf(Date.now() + offset),
    offset: () => offset,
    setOffset: (milliseconds) => {
      offset = milliseconds;
    },
  };
};

/** The offset kept in the table, so that a restart goes on from there; 0 where none is. */
export const storedOffset = async (table: Table): Promise<number> => {
  const item = await getItem(table, keys.sandboxClock());
  return typeof item?.['offsetMs'] === 'number' ? item['offsetMs'] : 0;
};

export const storeOffset = async (table: Table, offsetMs: number): Promise<void> => {
  const Item = { ...keys.sandboxClock(), type: 'sandbox-clock', schema: 1, offsetMs };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
};
