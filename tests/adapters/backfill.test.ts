import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { backfill } from '../../functions/adapters/dynamo/backfill.ts';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import { type Item, keyOf } from '../../functions/adapters/dynamo/table.ts';
import { upcast } from '../../functions/adapters/dynamo/upcast.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { freshTable } from '../support/dynamodb.ts';
import { fromStored, itemsOf } from './stored-items/stored.ts';

const quiet = { progress: () => undefined };

/** A table with what the first release wrote. */
const oldTable = async () => {
  const client = createMemoryDynamo().client();
  const table = tableOf(client, await freshTable(client));
  const put = (Item: Item) => table.client.send(new PutCommand({ TableName: table.name, Item }));
  for (const { item } of itemsOf('0.1.0')) await put(fromStored(item));
  const all = async (): Promise<Item[]> => {
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    return Items;
  };
  return { table, put, all };
};

describe('a backfill', () => {
  it('writes every item of an earlier schema as it is read today, and no other', async () => {
    const { table, all } = await oldTable();
    const before = await all();
    const dry = await backfill(table, { dry: true, ...quiet });
    expect(await all()).toEqual(before);
    const done = await backfill(table, { dry: false, ...quiet });
    expect(done).toEqual(dry);
    expect(done).toMatchObject({ read: before.length, passed: 0 });
    expect(Object.keys(done.written).toSorted()).toEqual([
      'attempt',
      'booking',
      'points',
      'republished',
      'webhook-home',
    ]);
    expect(await all()).toEqual(before.map(upcast));
    expect((await backfill(table, { dry: false, ...quiet })).written).toEqual({});
  });

  it('passes by what another writer changes meanwhile', async () => {
    const { table, put, all } = await oldTable();
    const points = (await all()).find(({ type }) => type === 'points') ?? {};
    const { send } = table.client;
    const racing = {
      ...table,
      client: Object.assign(Object.create(table.client), {
        send: async (command: Parameters<typeof send>[0]) => {
          const answer = await table.client.send(command);
          if (command instanceof ScanCommand) await put({ ...upcast(points), revision: 9 });
          return answer;
        },
      }),
    };
    expect(await backfill(racing, { dry: false, ...quiet })).toMatchObject({ passed: 1 });
    const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: keyOf(points) }));
    expect(Item).toEqual({ ...upcast(points), revision: 9 });
  });
});
