import * as z from 'zod';
import { keys } from '../../contract/keys.ts';
import { type Movement, partsOfKey } from '../../domain/booking/money-audit.ts';
import type { GatewayRecord } from '../../usecases/ports/money-record.ts';
import { movedBetween } from '../dynamo/bookings/money-ledger.ts';
import { getItems, type Item, type Table } from '../dynamo/table.ts';

const moved = z.object({
  pk: z.string(),
  state: z.literal('succeeded'),
  amount: z.int(),
  currency: z.string().optional(),
  at: z.string(),
});

const PREFIX = keys.gatewayEntry('').pk;
const BATCH = 100;

/** Undefined where no money moved under the key. */
const movementOf = (item: Item): Movement | undefined => {
  const { data } = moved.safeParse(item);
  if (data === undefined) return undefined;
  const key = data.pk.slice(PREFIX.length);
  const { amount, currency = null, state, at } = data;
  return { id: key, kind: partsOfKey(key)?.kind ?? 'charge', key, amount, currency, state, at };
};

/** The sandbox gateway's own record, in the table: of a key it has one movement at most. */
export const simulatedRecord = (table: Table): GatewayRecord => {
  const read = async (wanted: readonly string[]): Promise<Movement[]> =>
    (await getItems(table, wanted.map(keys.gatewayEntry))).flatMap((item) => movementOf(item) ?? []);
  return {
    hoursAtOnce: 24,
    async *movements(from, to) {
      let batch: string[] = [];
      for await (const { key } of movedBetween(table, 'GATEWAY', from, to)) {
        batch.push(key);
        if (batch.length < BATCH) continue;
        yield* await read(batch);
        batch = [];
      }
      yield* await read(batch);
    },
    under: ({ charges, refunds }) => read([...charges, ...refunds]),
  };
};
