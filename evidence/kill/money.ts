import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import { openDatabase } from '../../local/database.ts';
import type { TableKind } from '../../local/options.ts';

type Item = Readonly<Record<string, unknown>>;

const scan = async (client: DynamoDBClient): Promise<Item[]> => {
  const { client: documents, name } = tableOf(client, 'hotel-booking');
  const items: Item[] = [];
  for (let from: Item | undefined; ; ) {
    const page = await documents.send(
      new ScanCommand({ TableName: name, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
    if (from === undefined) return items;
  }
};

const amountOf = (item: Item | undefined): number => (item?.['state'] === 'succeeded' ? Number(item['amount']) : 0);

const idOf = (item: Item): string => String(item['id']);

/** Every item of the data folder, read while no server runs. */
export const readItems = async (dataDir: string, table: TableKind): Promise<Item[]> => {
  const options = { memory: false, dataDir, workers: 1, table };
  const fail = (line: string): never => {
    throw new Error(line);
  };
  const database = await openDatabase(options, undefined, fail, fail);
  try {
    return await scan(database.client);
  } finally {
    await database.stop();
  }
};

interface Sum {
  charged: number;
  refunded: number;
  readonly charges: number[];
}

/** The gateway's own record for each booking. */
const gatewaySums = (items: readonly Item[]): Map<string, Sum> => {
  const sums = new Map<string, Sum>();
  for (const item of items) {
    const key = /^GATEWAY#(.+)$/.exec(String(item['pk']))?.[1];
    if (key === undefined) continue;
    const [id = '', part = '', ...rest] = key.split(':');
    const sum = sums.get(id) ?? { charged: 0, refunded: 0, charges: [] };
    sums.set(id, sum);
    const amount = amountOf(item);
    if (part === 'r') sum.refunded += amount;
    else if (amount > 0) {
      sum.charged += amount;
      sum.charges.push(rest.length === 0 ? Number(part) : Number.NaN);
    }
  }
  return sums;
};

/**
 * Compares the gateway's own record with the bookings: each charge is kept by its booking or fully refunded, no booking
 * is paid twice, and the paid and refunded amounts of a booking match those of the gateway (rule 12). Call it after
 * every open attempt and refund has been processed.
 */
export const judgeMoney = (items: readonly Item[]): { readonly charges: number; readonly wrong: string[] } => {
  const sums = gatewaySums(items);
  const charges = [...sums.values()].reduce((count, sum) => count + sum.charges.length, 0);
  const keptConfirms = new Map<string, number[]>();
  for (const item of items) {
    if (item['type'] !== 'attempt' || item['purpose'] !== 'confirm' || item['state'] !== 'kept') continue;
    const id = String(item['bookingId']);
    keptConfirms.set(id, [...(keptConfirms.get(id) ?? []), Number(item['n'])]);
  }
  const wrong: string[] = [];
  for (const booking of items.filter(({ type }) => type === 'booking')) {
    const id = idOf(booking);
    const payment = booking['payment'] as { paid: number; refunded: number; refundDue: number };
    const { charged, refunded, charges: under } = sums.get(id) ?? { charged: 0, refunded: 0, charges: [] };
    sums.delete(id);
    if (payment.refundDue !== 0) wrong.push(`booking ${id} still owes a refund of ${payment.refundDue}`);
    const taken = charged - refunded;
    const kept = payment.paid - payment.refunded;
    if (taken !== kept) wrong.push(`booking ${id} keeps ${kept} where the gateway took ${taken}`);
    const twice = keptConfirms.get(id) ?? [];
    if (twice.length > 1) wrong.push(`booking ${id} is paid ${twice.length} times, by the charges ${twice}`);
    if (new Set(under).size < under.length) wrong.push(`booking ${id} was charged twice under one attempt: ${under}`);
  }
  for (const id of sums.keys()) wrong.push(`the gateway knows ${id}, no booking does`);
  return { charges, wrong };
};
