import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { indexes, keys, listingShards, moneyDay } from '../../../contract/keys.ts';
import { addDays } from '../../../domain/calendar/date.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { MoneyLedger } from '../../../usecases/ports/money-record.ts';
import { getItem, queryAll, type Table } from '../table.ts';

/** The index entries of money that moved from `from` to before `to`: when, and under which key; a day at a time. */
export async function* movedBetween(
  table: Table,
  of: Parameters<typeof moneyDay>[0],
  from: Instant,
  to: Instant,
): AsyncGenerator<{ at: Instant; key: string }> {
  const shards = Array.from({ length: listingShards }, (_, shard) => shard);
  for (let day = from.slice(0, 10); day <= to.slice(0, 10); day = addDays(day, 1)) {
    const found = await Promise.all(
      shards.map((shard) => queryAll(table, { pk: moneyDay(of, day, shard), index: 'listing', from, to })),
    );
    for (const item of found.flat()) {
      const [at = '', key = ''] = String(item[indexes.listing.sort]).split('#');
      if (at < to) yield { at, key };
    }
  }
}

const walkSchema = z.object({ until: z.string() });

/** The ledgers of all bookings by the day on which money was settled, in the single table. */
export const moneyLedger = (table: Table): MoneyLedger => ({
  async *settled(from, to) {
    for await (const { at, key } of movedBetween(table, 'LEDGER', from, to)) {
      yield { bookingId: key.slice(0, key.indexOf(':')), at };
    }
  },
  async auditedUntil() {
    const item = await getItem(table, keys.moneyAudit());
    return item && walkSchema.parse(item).until;
  },
  async moveTo(until) {
    const Item = { ...keys.moneyAudit(), type: 'money-audit', schema: 1, until };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  },
});
