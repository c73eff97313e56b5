import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { type ContractTable, freshKey, refusalOf } from './table.ts';

/** Reads: by key, queries of the table and its indexes, their pages, scans and batches. */
export function readsContract(the: () => ContractTable): void {
  const put = (...items: readonly Record<string, unknown>[]): Promise<unknown> => {
    const { documents, name: TableName } = the();
    return Promise.all(items.map((Item) => documents.send(new PutCommand({ TableName, Item }))));
  };
  const query = (input: Omit<QueryCommandInput, 'TableName'>): ReturnType<typeof send> => send(input);
  const send = (input: Omit<QueryCommandInput, 'TableName'>) =>
    the().documents.send(new QueryCommand({ TableName: the().name, ...input }));
  const sorts = (page: { Items?: Record<string, unknown>[] | undefined }): unknown[] =>
    (page.Items ?? []).map((item) => item['sk']);

  describe('a read by key', () => {
    it('gives the whole item, or the paths it asks for, or nothing', async () => {
      const { documents, name: TableName } = the();
      const Key = freshKey();
      await put({ ...Key, a: 1, map: { x: 1, y: 2 }, list: [{ z: 1 }, 2, 3] });
      const get = new GetCommand({
        TableName,
        Key,
        ProjectionExpression: 'a, #map.y, #list[2], #list[0].z, absent',
        ExpressionAttributeNames: { '#map': 'map', '#list': 'list' },
      });
      expect((await documents.send(get)).Item).toEqual({ a: 1, map: { y: 2 }, list: [{ z: 1 }, 3] });
      expect((await documents.send(new GetCommand({ TableName, Key: freshKey() }))).Item).toBeUndefined();
    });

    it.each([
      ['a key without its sort key', { pk: 'x' }],
      ['a key with more than its attributes', { pk: 'x', sk: 'x', more: 'x' }],
      ['a key of another type', { pk: 'x', sk: 1 }],
      ['an empty key', { pk: '', sk: 'x' }],
    ])('refuses %s', async (_why, Key) => {
      const { documents, name: TableName } = the();
      expect((await refusalOf(documents.send(new GetCommand({ TableName, Key })))).name).toBe('ValidationException');
    });

    it('refuses a table that does not exist', async () => {
      const get = new GetCommand({ TableName: 'no-such-table', Key: freshKey() });
      expect((await refusalOf(the().documents.send(get))).name).toBe('ResourceNotFoundException');
    });
  });

  describe('a query', () => {
    // By their UTF-8 bytes the emoji comes last; by UTF-16 it would come before the full-width tilde.
    const SORTED = ['2026-11-30', '2026-12-01', '2026-12-02', 'Z', 'a', 'é', '\uff5e', '\u{1f600}'];
    const stay = async (): Promise<string> => {
      const { pk } = freshKey();
      await put(
        ...SORTED.toReversed().map((sk, index) => ({ pk, sk, n: index, room: index % 2 === 0 ? 'king' : 'twin' })),
      );
      return pk;
    };

    it.each([
      ['= :a', ['2026-12-01']],
      ['< :a', ['2026-11-30']],
      ['<= :a', ['2026-11-30', '2026-12-01']],
      ['> :b', SORTED.slice(3)],
      ['>= :b', SORTED.slice(2)],
      ['BETWEEN :a AND :b', ['2026-12-01', '2026-12-02']],
    ])('with sk %s gives those in order, and backwards', async (range, expected) => {
      const pk = await stay();
      const refs = { ':a': '2026-12-01', ':b': '2026-12-02' };
      const used = Object.entries(refs).filter(([ref]) => range.includes(ref));
      const input = {
        KeyConditionExpression: `pk = :pk AND sk ${range}`,
        ExpressionAttributeValues: { ':pk': pk, ...Object.fromEntries(used) },
      };
      expect(sorts(await query(input))).toEqual(expected);
      expect(sorts(await query({ ...input, ScanIndexForward: false }))).toEqual(expected.toReversed());
    });

    it('with begins_with gives those that begin so, whatever the order of the conditions', async () => {
      const pk = await stay();
      const page = await query({
        KeyConditionExpression: 'begins_with(sk, :month) AND pk = :pk',
        ExpressionAttributeValues: { ':pk': pk, ':month': '2026-12' },
      });
      expect(sorts(page)).toEqual(['2026-12-01', '2026-12-02']);
    });

    it('filters after it has counted against the limit', async () => {
      const pk = await stay();
      const page = await query({
        KeyConditionExpression: 'pk = :pk',
        FilterExpression: 'room = :king',
        ExpressionAttributeValues: { ':pk': pk, ':king': 'king' },
        Limit: 3,
      });
      expect(page).toMatchObject({ Count: 1, ScannedCount: 3, LastEvaluatedKey: { pk, sk: '2026-12-02' } });
    });

    it('counts without giving the items', async () => {
      const pk = await stay();
      const input = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
      const page = await query({ ...input, Select: 'COUNT' });
      expect(page).toMatchObject({ Count: SORTED.length, ScannedCount: SORTED.length });
      expect(page.Items).toBeUndefined();
    });

    it.each([true, false])(
      'gives every item once over its pages, forwards %s, though the last key is deleted meanwhile',
      async (forwards) => {
        const { documents, name: TableName } = the();
        const pk = await stay();
        const seen: unknown[] = [];
        let ExclusiveStartKey: Record<string, unknown> | undefined;
        do {
          const page = await query({
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': pk },
            ScanIndexForward: forwards,
            Limit: 3,
            ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
          });
          seen.push(...sorts(page));
          ExclusiveStartKey = page.LastEvaluatedKey;
          if (ExclusiveStartKey !== undefined)
            await documents.send(new DeleteCommand({ TableName, Key: ExclusiveStartKey }));
        } while (ExclusiveStartKey !== undefined);
        expect(seen).toEqual(forwards ? SORTED : SORTED.toReversed());
      },
    );

    it('ends a page with the item that passes 1 MB', async () => {
      const { pk } = freshKey();
      await put(...['1', '2', '3', '4', '5'].map((sk) => ({ pk, sk, bulk: 'x'.repeat(300 * 1_024) })));
      const page = await query({ KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } });
      expect(page).toMatchObject({ Count: 4, LastEvaluatedKey: { pk, sk: '4' } });
    });

    it.each([
      ['no hash key', 'sk = :a', {}],
      ['an OR', 'pk = :a OR sk = :a', {}],
      ['a range of hash keys', 'pk > :a', {}],
      ['two conditions on the sort key', 'pk = :a AND sk > :a AND sk < :a', {}],
      ['another attribute', 'pk = :a AND n = :a', {}],
      ['<> on the sort key', 'pk = :a AND sk <> :a', {}],
      ['an empty key', 'pk = :a', { ExpressionAttributeValues: { ':a': '' } }],
      ['a filter by key', 'pk = :a', { FilterExpression: 'sk = :a' }],
      ['a limit of 0', 'pk = :a', { Limit: 0 }],
      ['a start outside its partition', 'pk = :a', { ExclusiveStartKey: { pk: 'other', sk: 'x' } }],
      ['a start that is no key', 'pk = :a', { ExclusiveStartKey: { pk: 'a' } }],
      ['an unknown index', 'pk = :a', { IndexName: 'nowhere' }],
      ['a strong read of an index', 'guest = :a', { IndexName: 'by-guest', ConsistentRead: true }],
      ['what an index does not hold', 'dueShard = :a', { IndexName: 'due', ProjectionExpression: 'title' }],
      [
        'a filter by what an index does not hold',
        'dueShard = :a',
        { IndexName: 'due', FilterExpression: 'title = :a' },
      ],
      ['all attributes of an index of keys', 'dueShard = :a', { IndexName: 'due', Select: 'ALL_ATTRIBUTES' as const }],
    ])('refuses %s', async (_why, KeyConditionExpression, more) => {
      const input = { KeyConditionExpression, ExpressionAttributeValues: { ':a': 'a' }, ...more };
      expect((await refusalOf(query(input))).name).toBe('ValidationException');
    });
  });

  describe('an index', () => {
    it('holds only items with all its keys, in the order of numbers, and follows every change', async () => {
      const { documents, name: TableName } = the();
      const { pk } = freshKey();
      const dueShard = `shard-${pk}`;
      await put(
        { pk, sk: 'a', dueShard, dueAt: 10, title: 'x' },
        { pk, sk: 'b', dueShard, dueAt: 9 },
        { pk, sk: 'c', dueShard, dueAt: -1.5 },
        { pk, sk: 'd', dueShard },
        { pk, sk: 'e', dueAt: 3 },
      );
      const due = {
        IndexName: 'due',
        KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
        ExpressionAttributeValues: { ':shard': dueShard, ':now': 10 },
      };
      const page = await query({ ...due, Limit: 2 });
      expect(page.Items).toEqual([
        { pk, sk: 'c', dueShard, dueAt: -1.5 },
        { pk, sk: 'b', dueShard, dueAt: 9 },
      ]);
      expect(page.LastEvaluatedKey).toEqual({ pk, sk: 'b', dueShard, dueAt: 9 });
      const next = await query({ ...due, Limit: 2, ExclusiveStartKey: page.LastEvaluatedKey });
      expect(next.Items).toEqual([{ pk, sk: 'a', dueShard, dueAt: 10 }]);

      await put({ pk, sk: 'a', title: 'x' }, { pk, sk: 'b', dueShard, dueAt: 11 }, { pk, sk: 'd', dueShard, dueAt: 2 });
      await documents.send(new DeleteCommand({ TableName, Key: { pk, sk: 'c' } }));
      expect(sorts(await query(due))).toEqual(['d']);
    });

    it('gives all of the item, or the attributes chosen', async () => {
      const { pk, sk } = freshKey();
      const item = { pk, sk, guest: `guest-${pk}`, title: 'Suite', note: 'late arrival' };
      await put(item);
      const byGuest = { KeyConditionExpression: 'guest = :g', ExpressionAttributeValues: { ':g': item.guest } };
      expect((await query({ ...byGuest, IndexName: 'by-guest' })).Items).toEqual([item]);
      const { note: _note, ...chosen } = item;
      expect((await query({ ...byGuest, IndexName: 'titles' })).Items).toEqual([chosen]);
    });

    it.each([
      ['of another type', 7],
      ['that is empty', ''],
    ])('refuses an item with an index key %s', async (_why, guest) => {
      expect((await refusalOf(put({ ...freshKey(), guest }))).name).toBe('ValidationException');
    });
  });

  describe('a scan', () => {
    it('gives every item once, over pages and over segments', async () => {
      const { documents, name: TableName } = the();
      const mark = freshKey().pk;
      const items = Array.from({ length: 20 }, (_, n) => ({ ...freshKey(), mark, n }));
      await put(...items);
      const input = { TableName, FilterExpression: 'mark = :mark', ExpressionAttributeValues: { ':mark': mark } };
      const seen: unknown[] = [];
      for (const Segment of [0, 1, 2]) {
        let ExclusiveStartKey: Record<string, unknown> | undefined;
        do {
          const page: {
            Items?: Record<string, unknown>[] | undefined;
            LastEvaluatedKey?: Record<string, unknown> | undefined;
          } = await documents.send(
            new ScanCommand({
              ...input,
              Segment,
              TotalSegments: 3,
              Limit: 7,
              ...(ExclusiveStartKey && { ExclusiveStartKey }),
            }),
          );
          seen.push(...(page.Items ?? []).map((item) => item['n']));
          ExclusiveStartKey = page.LastEvaluatedKey;
        } while (ExclusiveStartKey !== undefined);
      }
      expect(seen.map(Number).sort((a, b) => a - b)).toEqual(items.map(({ n }) => n));
    });
  });

  describe('a batch', () => {
    it('writes and reads many items, without those that are missing', async () => {
      const { documents, name } = the();
      const { pk } = freshKey();
      await put({ pk, sk: 'gone' });
      const puts = ['a', 'b'].map((sk) => ({ PutRequest: { Item: { pk, sk } } }));
      const RequestItems = { [name]: [...puts, { DeleteRequest: { Key: { pk, sk: 'gone' } } }] };
      const written = await documents.send(new BatchWriteCommand({ RequestItems }));
      expect(written.UnprocessedItems).toEqual({});
      const Keys = ['a', 'b', 'gone'].map((sk) => ({ pk, sk }));
      const { Responses } = await documents.send(new BatchGetCommand({ RequestItems: { [name]: { Keys } } }));
      expect(Responses?.[name]?.map((item) => item['sk']).sort()).toEqual(['a', 'b']);
    });

    it('refuses more than 100 reads, more than 25 writes, and one item twice', async () => {
      const { documents, name } = the();
      const get = (Keys: Record<string, unknown>[]): Promise<unknown> =>
        documents.send(new BatchGetCommand({ RequestItems: { [name]: { Keys } } }));
      const write = (keys: Record<string, unknown>[]): Promise<unknown> =>
        documents.send(
          new BatchWriteCommand({ RequestItems: { [name]: keys.map((Key) => ({ DeleteRequest: { Key } })) } }),
        );
      const many = (count: number): { pk: string; sk: string }[] => Array.from({ length: count }, () => freshKey());
      const twice = freshKey();
      for (const call of [
        () => get(many(101)),
        () => write(many(26)),
        () => get([twice, twice]),
        () => write([twice, twice]),
      ]) {
        expect((await refusalOf(call())).name).toBe('ValidationException');
      }
    });
  });
}
