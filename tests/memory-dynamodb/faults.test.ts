import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Call, Change, Fault } from '../../memory-dynamodb/index.ts';
import { createMemoryDynamo, type MemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type ContractTable, createContractTable, freshKey, refusalOf } from './contract/table.ts';

type World = ContractTable & { readonly memory: MemoryDynamo; readonly calls: Call[]; readonly changes: Change[] };

/** A table whose next call meets the fault; nothing else goes wrong. */
async function worldWith(fault?: Fault): Promise<World> {
  const calls: Call[] = [];
  const changes: Change[] = [];
  let next: Fault | undefined;
  const memory = createMemoryDynamo({
    onChange: (change) => changes.push(change),
    intercept(call) {
      calls.push(call);
      const now = next;
      next = undefined;
      return now;
    },
  });
  const table = await createContractTable(memory.client(), true);
  next = fault;
  return { ...table, memory, calls, changes };
}

function hold({ documents, name }: World, ...keys: readonly { pk: string; sk: string }[]): Promise<unknown> {
  const TransactItems = keys.map((Item) => ({ Put: { TableName: name, Item } }));
  return documents.send(new TransactWriteCommand({ TransactItems, ReturnConsumedCapacity: 'INDEXES' }));
}

describe('a fault of the in-memory table', () => {
  it('cancels a transaction by conflict, at the actions it names, and nothing is written', async () => {
    const world = await worldWith({ kind: 'transaction-conflict', at: [1] });
    const refusal = await refusalOf(hold(world, freshKey(), freshKey(), freshKey()));
    expect(refusal.name).toBe('TransactionCanceledException');
    expect(refusal.reasons.map(({ code }) => code)).toEqual(['None', 'TransactionConflict', 'None']);
    expect(world.memory.items(world.name)).toEqual([]);
  });

  it('refuses a single write by conflict, and lets a plain read through', async () => {
    const writing = await worldWith({ kind: 'transaction-conflict' });
    const put = writing.documents.send(new PutCommand({ TableName: writing.name, Item: freshKey() }));
    expect((await refusalOf(put)).name).toBe('TransactionConflictException');
    const reading = await worldWith({ kind: 'transaction-conflict' });
    await reading.documents.send(new GetCommand({ TableName: reading.name, Key: freshKey() }));
  });

  it('throttles a transaction, a single call and a part of a batch', async () => {
    const cancelled = await worldWith({ kind: 'throttle' });
    expect((await refusalOf(hold(cancelled, freshKey()))).reasons).toEqual([{ code: 'ThrottlingError' }]);

    const single = await worldWith({ kind: 'throttle' });
    const get = single.documents.send(new GetCommand({ TableName: single.name, Key: freshKey() }));
    expect((await refusalOf(get)).name).toBe('ProvisionedThroughputExceededException');

    const batch = await worldWith({ kind: 'throttle', at: [1] });
    const requests = [freshKey(), freshKey()].map((Item) => ({ PutRequest: { Item } }));
    const RequestItems = { [batch.name]: requests };
    const { UnprocessedItems } = await batch.documents.send(new BatchWriteCommand({ RequestItems }));
    expect(UnprocessedItems).toEqual({ [batch.name]: [requests[1]] });
    expect(batch.memory.items(batch.name)).toEqual([requests[0]?.PutRequest.Item]);

    const reads = await worldWith({ kind: 'throttle', at: [0] });
    const Keys = [freshKey(), freshKey()];
    const got = await reads.documents.send(new BatchGetCommand({ RequestItems: { [reads.name]: { Keys } } }));
    expect(got.UnprocessedKeys).toMatchObject({ [reads.name]: { Keys: [Keys[0]] } });
  });

  it.each([
    ['lost-request', 0],
    ['lost-response', 1],
  ] as const)('%s looks like a broken connection and leaves %s items', async (kind, written) => {
    const world = await worldWith({ kind });
    await expect(hold(world, freshKey())).rejects.toMatchObject({ code: 'ECONNRESET', name: 'TimeoutError' });
    expect(world.memory.items(world.name)).toHaveLength(written);
  });

  it('holds a call back between its commit and its answer', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const world = await worldWith({ kind: 'after', run: () => released });
    let answered = false;
    const held = hold(world, freshKey()).then(() => {
      answered = true;
    });
    await hold(world, freshKey());
    expect(world.memory.items(world.name)).toHaveLength(2);
    expect(answered).toBe(false);
    release();
    await held;
    expect(answered).toBe(true);
  });

  it('is decided by the operation, its input and its number', async () => {
    const world = await worldWith();
    const key = freshKey();
    await hold(world, key);
    expect(world.calls.at(-1)).toMatchObject({
      operation: 'TransactWriteItems',
      number: 2,
      input: { TransactItems: [{ Put: { TableName: world.name, Item: { pk: { S: key.pk } } } }] },
    });
  });
});

describe('the in-memory table', () => {
  it('bills a transaction twice for each item and once for each index it touches, as AWS does', async () => {
    const world = await worldWith();
    const night = { ...freshKey(), guest: 'g', bulk: 'x'.repeat(1_100) };
    expect(await hold(world, night, freshKey())).toMatchObject({
      ConsumedCapacity: [
        {
          CapacityUnits: 9,
          Table: { WriteCapacityUnits: 6 },
          GlobalSecondaryIndexes: { 'by-guest': { CapacityUnits: 2 }, titles: { CapacityUnits: 1 } },
        },
      ],
    });
  });

  it('bills a read that finds nothing as one that does', async () => {
    const { documents, name: TableName } = await worldWith();
    const query = new QueryCommand({
      TableName,
      IndexName: 'by-guest',
      KeyConditionExpression: 'guest = :g',
      ExpressionAttributeValues: { ':g': 'nobody' },
      ReturnConsumedCapacity: 'INDEXES',
    });
    expect((await documents.send(query)).ConsumedCapacity).toMatchObject({
      CapacityUnits: 0.5,
      GlobalSecondaryIndexes: { 'by-guest': { CapacityUnits: 0.5 } },
    });
  });

  it('refuses two operations on one item even where a condition fails', async () => {
    const { documents, name: TableName } = await worldWith();
    const put = { Put: { TableName, Item: freshKey(), ConditionExpression: 'attribute_exists(pk)' } };
    const twice = documents.send(new TransactWriteCommand({ TransactItems: [put, put] }));
    expect((await refusalOf(twice)).name).toBe('ValidationException');
  });

  it('refuses an update that gives an index key another type', async () => {
    const { client, name: TableName } = await worldWith();
    const update = new UpdateItemCommand({
      TableName,
      Key: { pk: { S: 'p' }, sk: { S: 's' } },
      UpdateExpression: 'SET dueAt = :text',
      ExpressionAttributeValues: { ':text': { S: 'soon' } },
    });
    expect((await refusalOf(client.send(update))).name).toBe('ValidationException');
  });

  it('answers the updated part of a map, not the whole of it', async () => {
    const { client, name: TableName } = await worldWith();
    const Key = { pk: { S: 'p' }, sk: { S: 's' } };
    const map = { M: { x: { N: '1' }, y: { N: '2' } } };
    const set = (UpdateExpression: string, value: typeof map | { N: string }) =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key,
          UpdateExpression,
          ExpressionAttributeNames: { '#m': 'm' },
          ExpressionAttributeValues: { ':v': value },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
    await set('SET #m = :v', map);
    expect((await set('SET #m.y = :v', { N: '3' })).Attributes).toEqual({ m: { M: { y: { N: '3' } } } });
  });

  it('tells of every commit in order, with both images, and of nothing that failed', async () => {
    const world = await worldWith();
    const key = freshKey();
    const put = (n: number, ConditionExpression: string) =>
      world.documents.send(new PutCommand({ TableName: world.name, Item: { ...key, n }, ConditionExpression }));
    await put(1, 'attribute_not_exists(pk)');
    await put(2, 'attribute_not_exists(pk)').catch(() => undefined);
    await put(3, 'attribute_exists(pk)');
    expect(world.changes).toMatchObject([
      { sequence: 1, keys: { pk: { S: key.pk } }, newImage: { n: { N: '1' } } },
      { sequence: 2, oldImage: { n: { N: '1' } }, newImage: { n: { N: '3' } } },
    ]);
    expect(world.changes[0]).not.toHaveProperty('oldImage');
  });

  it('goes back to a snapshot, indexes included', async () => {
    const world = await worldWith();
    const kept = { ...freshKey(), guest: 'g' };
    await hold(world, kept);
    const snapshot = world.memory.snapshot();
    await hold(world, { ...kept, guest: 'h' } as typeof kept, freshKey());
    world.memory.restore(snapshot);
    expect(world.memory.items(world.name)).toEqual([kept]);
    const query = new QueryCommand({
      TableName: world.name,
      IndexName: 'by-guest',
      KeyConditionExpression: 'guest = :g',
      ExpressionAttributeValues: { ':g': 'g' },
    });
    expect((await world.documents.send(query)).Items).toEqual([kept]);
  });
});
