import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import { localClient } from '../../local/database.ts';
import { startDynamoDbLocal } from '../../local/dynamodb/start.ts';

type Item = Readonly<Record<string, unknown>>;

const scan = async (endpoint: string): Promise<Item[]> => {
  const client = localClient(endpoint);
  const { client: documents, name } = tableOf(client, 'hotel-booking');
  const items: Item[] = [];
  for (let from: Item | undefined; ; ) {
    const page = await documents.send(
      new ScanCommand({ TableName: name, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
    if (from === undefined) break;
  }
  client.destroy();
  return items;
};

const amountOf = (item: Item | undefined): number => (item?.['state'] === 'succeeded' ? Number(item['amount']) : 0);

/**
 * Reads the gateway's own book out of the data folder, with no server running, and compares it with the bookings: each
 * charge it made is kept by its booking or has gone back whole, and what a booking says was paid and refunded is what
 * the gateway took and gave (rule 12). To be asked after every open attempt and refund had its time.
 */
export const judgeMoney = async (databaseDir: string): Promise<{ charges: number; wrong: string[] }> => {
  const database = await startDynamoDbLocal({ dataDir: databaseDir });
  try {
    const items = await scan(database.endpoint);
    const gateway = new Map(
      items.flatMap((item) => {
        const key = /^GATEWAY#(.+)$/.exec(String(item['pk']))?.[1];
        return key === undefined ? [] : [[key, item] as const];
      }),
    );
    const wrong: string[] = [];
    const bookings = items.filter((item) => item['type'] === 'booking');
    const sums = new Map<string, { charged: number; refunded: number }>();
    for (const [key, entry] of gateway) {
      const [id = '', kind] = key.split(':');
      const sum = sums.get(id) ?? { charged: 0, refunded: 0 };
      sum[kind === 'r' ? 'refunded' : 'charged'] += amountOf(entry);
      sums.set(id, sum);
    }
    for (const booking of bookings) {
      const id = String(booking['id']);
      const payment = booking['payment'] as { paid: number; refunded: number; refundDue: number };
      const { charged, refunded } = sums.get(id) ?? { charged: 0, refunded: 0 };
      sums.delete(id);
      if (payment.refundDue !== 0) wrong.push(`booking ${id} still owes a refund of ${payment.refundDue}`);
      const taken = charged - refunded;
      const kept = payment.paid - payment.refunded;
      if (taken !== kept) wrong.push(`booking ${id} keeps ${kept} where the gateway took ${taken}`);
    }
    for (const id of sums.keys()) wrong.push(`the gateway knows ${id}, no booking does`);
    const charges = [...gateway].filter(([key, entry]) => !key.includes(':r:') && amountOf(entry) > 0).length;
    return { charges, wrong };
  } finally {
    await database.stop();
  }
};
