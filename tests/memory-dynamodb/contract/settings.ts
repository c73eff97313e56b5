import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  PutItemCommand,
  paginateListTables,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { freshTableName } from '../../support/dynamodb.ts';
import { type ContractTable, freshKey, refusalOf } from './table.ts';

/** Tables themselves, values that are refused, and what single calls cost. */
export function settingsContract(the: () => ContractTable): void {
  describe('a table', () => {
    const create = (TableName: string, defined = 'id') =>
      the().client.send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: defined, AttributeType: 'S' }],
        }),
      );

    it('is made, waited for, listed, described and deleted', async () => {
      const { client } = the();
      const TableName = freshTableName();
      await create(TableName);
      await waitUntilTableExists({ client, minDelay: 1, maxWaitTime: 5 }, { TableName });
      // Other tests make tables in the same DynamoDB Local, and an answer names 100 at most.
      const names: (string | undefined)[] = [];
      for await (const page of paginateListTables({ client }, {})) names.push(...(page.TableNames ?? []));
      expect(names).toContain(TableName);
      expect((await refusalOf(create(TableName))).name).toBe('ResourceInUseException');
      await client.send(new DeleteTableCommand({ TableName }));
      const gone = client.send(new DescribeTableCommand({ TableName }));
      expect((await refusalOf(gone)).name).toBe('ResourceNotFoundException');
    });

    it('describes its keys and its indexes', async () => {
      const { client, name } = the();
      const { Table: table } = await client.send(new DescribeTableCommand({ TableName: name }));
      expect(table).toMatchObject({ TableName: name, TableStatus: 'ACTIVE' });
      expect(table?.KeySchema).toEqual([
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ]);
      const indexes = table?.GlobalSecondaryIndexes?.map(({ IndexName, IndexStatus }) => [IndexName, IndexStatus]);
      expect(indexes?.toSorted()).toEqual([
        ['by-guest', 'ACTIVE'],
        ['due', 'ACTIVE'],
        ['titles', 'ACTIVE'],
      ]);
    });

    it('is refused with a key that is not defined', async () => {
      expect((await refusalOf(create(freshTableName(), 'other'))).name).toBe('ValidationException');
    });
  });

  describe('a put', () => {
    it('replaces the whole item and answers the old one', async () => {
      const { documents, name: TableName } = the();
      const Key = freshKey();
      await documents.send(new PutCommand({ TableName, Item: { ...Key, a: 1, b: 2 } }));
      const put = new PutCommand({ TableName, Item: { ...Key, c: 3 }, ReturnValues: 'ALL_OLD' });
      expect((await documents.send(put)).Attributes).toEqual({ ...Key, a: 1, b: 2 });
      const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      expect(Item).toEqual({ ...Key, c: 3 });
      const drop = new DeleteCommand({ TableName, Key, ReturnValues: 'ALL_OLD' });
      expect((await documents.send(drop)).Attributes).toEqual({ ...Key, c: 3 });
      expect((await documents.send(drop)).Attributes).toBeUndefined();
    });

    it('keeps every type of value, empty strings and names such as __proto__', async () => {
      const { documents, name: TableName } = the();
      const Key = freshKey();
      const Item = JSON.parse('{"__proto__": "p", "constructor": "c", "empty": ""}');
      Object.assign(Item, Key, {
        bytes: Uint8Array.of(0, 255),
        yes: true,
        none: null,
        list: [],
        map: {},
        nested: [[{ deep: [1] }]],
      });
      await documents.send(new PutCommand({ TableName, Item }));
      const read = (await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
      expect(read).toMatchObject({
        ...Key,
        constructor: 'c',
        empty: '',
        yes: true,
        none: null,
        list: [],
        map: {},
        nested: [[{ deep: [1] }]],
      });
      expect(read?.['bytes']).toEqual(Uint8Array.of(0, 255));
    });

    it.each([
      ['no sort key', { sk: undefined }],
      ['a key of another type', { sk: { N: '1' } }],
      ['an empty key', { sk: { S: '' } }],
      ['a sort key over 1,024 bytes', { sk: { S: 'x'.repeat(1_025) } }],
      ['what is no number', { n: { N: 'seven' } }],
      ['39 digits', { n: { N: '1'.repeat(39) } }],
      ['a number out of range', { n: { N: '1e126' } }],
      ['an empty set', { set: { SS: [] } }],
      ['a set with doubles', { set: { NS: ['1', '1.0'] } }],
      ['a null that is not', { nothing: { NULL: false } }],
    ])('refuses %s', async (_why, more) => {
      const { client, name: TableName } = the();
      const { pk, sk } = freshKey();
      const all = { pk: { S: pk }, sk: { S: sk }, ...more };
      const Item = Object.fromEntries(
        Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      );
      expect((await refusalOf(client.send(new PutItemCommand({ TableName, Item })))).name).toBe('ValidationException');
    });
  });

  describe('the capacity', () => {
    const cost = async (call: Promise<{ ConsumedCapacity?: object | undefined }>): Promise<unknown> =>
      (await call).ConsumedCapacity;
    const ReturnConsumedCapacity = 'INDEXES' as const;

    it('of a write is by started KB, and each index entry it touches by its own', async () => {
      const { documents, name: TableName } = the();
      const Key = freshKey();
      const put = (more: object) =>
        cost(documents.send(new PutCommand({ TableName, Item: { ...Key, ...more }, ReturnConsumedCapacity })));
      expect(await put({ bulk: 'x'.repeat(1_000) })).toMatchObject({ CapacityUnits: 1 });
      expect(await put({ bulk: 'x'.repeat(1_030) })).toMatchObject({ CapacityUnits: 2 });
      // The larger of before and after counts.
      expect(await put({})).toMatchObject({ CapacityUnits: 2 });
      expect(await put({ guest: 'g', title: 't' })).toMatchObject({
        CapacityUnits: 3,
        Table: { CapacityUnits: 1 },
        GlobalSecondaryIndexes: { 'by-guest': { CapacityUnits: 1 }, titles: { CapacityUnits: 1 } },
      });
      // Nothing an index holds changed: it costs nothing. One holds the note, the other does not.
      expect(await put({ guest: 'g', title: 't' })).toMatchObject({ CapacityUnits: 1 });
      expect(await put({ guest: 'g', title: 't', note: 'n' })).toMatchObject({ CapacityUnits: 2 });
      // Another index key is a delete and a put.
      expect(await put({ guest: 'h', title: 't', note: 'n' })).toMatchObject({ CapacityUnits: 5 });
      expect(await put({ dueShard: 'd', dueAt: 1 })).toMatchObject({
        CapacityUnits: 4,
        GlobalSecondaryIndexes: { due: { CapacityUnits: 1 } },
      });
    });

    it('of a read is by started 4 KB, half unless strong', async () => {
      const { documents, name: TableName } = the();
      const Key = freshKey();
      await documents.send(new PutCommand({ TableName, Item: { ...Key, bulk: 'x'.repeat(5_000) } }));
      const get = (ConsistentRead: boolean) =>
        cost(documents.send(new GetCommand({ TableName, Key, ConsistentRead, ReturnConsumedCapacity })));
      expect(await get(false)).toMatchObject({ CapacityUnits: 1 });
      expect(await get(true)).toMatchObject({ CapacityUnits: 2 });
      const query = new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': Key.pk },
        ReturnConsumedCapacity,
      });
      expect(await cost(documents.send(query))).toMatchObject({ CapacityUnits: 1 });
    });

    it('of an update is by the whole item', async () => {
      const { documents, name: TableName } = the();
      const Key = freshKey();
      await documents.send(new PutCommand({ TableName, Item: { ...Key, n: 1, bulk: 'x'.repeat(2_500) } }));
      const update = new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': 1 },
        ReturnConsumedCapacity,
      });
      expect(await cost(documents.send(update))).toMatchObject({ CapacityUnits: 3 });
    });
  });
}
