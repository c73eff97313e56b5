import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { type ContractTable, freshKey, refusalOf } from './table.ts';

type Key = { pk: string; sk: string };
type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** Transactions: all or nothing, reasons in the order of the request, tokens, and what is refused outright. */
export function transactionsContract(the: () => ContractTable): void {
  const write = (TransactItems: Actions, ClientRequestToken?: string): Promise<unknown> =>
    the().documents.send(
      new TransactWriteCommand({ TransactItems, ...(ClientRequestToken === undefined ? {} : { ClientRequestToken }) }),
    );
  const put = (Item: Record<string, unknown>, more: object = {}): Actions[number] => ({
    Put: { TableName: the().name, Item, ...more },
  });
  const add = (Key: Key, value: unknown): Actions[number] => ({
    Update: {
      TableName: the().name,
      Key,
      UpdateExpression: 'ADD n :v',
      ExpressionAttributeValues: { ':v': value },
    },
  });
  const read = async (key: Key): Promise<Record<string, unknown> | undefined> =>
    (await the().documents.send(new GetCommand({ TableName: the().name, Key: key, ConsistentRead: true }))).Item;
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };

  describe('a transaction', () => {
    it('does all of its actions', async () => {
      const [made, changed, gone, checked] = [freshKey(), freshKey(), freshKey(), freshKey()];
      for (const key of [changed, gone, checked]) await write([put({ ...key, n: 1 })]);
      const { name: TableName } = the();
      await write([
        put({ ...made, n: 1 }, isNew),
        add(changed, 2),
        { Delete: { TableName, Key: gone } },
        { ConditionCheck: { TableName, Key: checked, ConditionExpression: 'attribute_exists(n)' } },
      ]);
      const items = await Promise.all([made, changed, gone, checked].map(read));
      expect(items.map((item) => item?.['n'])).toEqual([1, 3, undefined, 1]);
    });

    it('does none of them if one condition fails, and gives every reason in order with the item as it is', async () => {
      const [fresh, taken, full, missing] = [freshKey(), freshKey(), freshKey(), freshKey()];
      await write([put({ ...taken, n: 1 }), put({ ...full, n: 9 })]);
      const { name: TableName } = the();
      const refusal = await refusalOf(
        write([
          put({ ...fresh, n: 1 }, isNew),
          put({ ...taken, n: 2 }, isNew),
          { Delete: { TableName, Key: full, ConditionExpression: 'n < :v', ExpressionAttributeValues: { ':v': 5 } } },
          { ConditionCheck: { TableName, Key: missing, ...isNew, ConditionExpression: 'attribute_exists(pk)' } },
        ] as Actions),
      );
      expect(refusal).toMatchObject({
        name: 'TransactionCanceledException',
        reasons: [
          { code: 'None' },
          { code: 'ConditionalCheckFailed', item: { ...taken, n: 1 } },
          { code: 'ConditionalCheckFailed' },
          { code: 'ConditionalCheckFailed' },
        ],
      });
      // Unasked, or with no item there, a reason carries none.
      expect(refusal.reasons.map((reason) => 'item' in reason)).toEqual([false, true, false, false]);
      expect(await read(fresh)).toBeUndefined();
      expect(await read(full)).toMatchObject({ n: 9 });
    });

    it('does none of them if an update does not fit its item', async () => {
      const [fresh, text] = [freshKey(), freshKey()];
      await write([put({ ...text, n: 'text' })]);
      const refusal = await refusalOf(write([put(fresh), add(text, 1)]));
      // AWS cancels with a reason; DynamoDB Local refuses the request whole.
      if (the().followsAws) {
        expect(refusal).toMatchObject({
          name: 'TransactionCanceledException',
          reasons: [{ code: 'None' }, { code: 'ValidationError' }],
        });
      } else expect(['TransactionCanceledException', 'ValidationException']).toContain(refusal.name);
      expect(await read(fresh)).toBeUndefined();
    });

    it('answers the same token with the same actions again without doing them twice', async () => {
      const key = freshKey();
      await write([add(key, 1)], `token-${key.pk}`);
      await write([add(key, 1)], `token-${key.pk}`);
      expect(await read(key)).toMatchObject({ n: 1 });
      const other = write([add(key, 2)], `token-${key.pk}`);
      expect((await refusalOf(other)).name).toBe('IdempotentParameterMismatchException');
    });

    it('takes 100 actions and refuses 101', async () => {
      const puts = (count: number): Actions => Array.from({ length: count }, () => put(freshKey()));
      await write(puts(100));
      expect((await refusalOf(write(puts(101)))).name).toBe('ValidationException');
    });

    it('refuses two operations on one item', async () => {
      const key = freshKey();
      expect((await refusalOf(write([put(key), add(key, 1)]))).name).toBe('ValidationException');
      expect(await read(key)).toBeUndefined();
    });

    it('refuses an empty key and a condition that is none, and changes nothing', async () => {
      const key = freshKey();
      const empty = write([put(key), put({ pk: '', sk: 'x' })]);
      expect((await refusalOf(empty)).name).toBe('ValidationException');
      const sum = write([put(key), put(freshKey(), { ConditionExpression: 'n + n' })]);
      expect((await refusalOf(sum)).name).toBe('ValidationException');
      expect(await read(key)).toBeUndefined();
    });

    it('refuses an item over 400 KB, alone or in a transaction', async () => {
      const { documents, name: TableName } = the();
      const key = freshKey();
      const Item = { ...freshKey(), bulk: 'x'.repeat(400 * 1_024) };
      expect((await refusalOf(documents.send(new PutCommand({ TableName, Item })))).name).toBe('ValidationException');
      expect((await refusalOf(write([put(key), put(Item)]))).name).toBe('ValidationException');
      expect(await read(key)).toBeUndefined();
    });

    it('reads its items together, in the order asked, with gaps for those missing', async () => {
      const { documents, name: TableName } = the();
      const [one, none, two] = [freshKey(), freshKey(), freshKey()];
      await write([put({ ...one, n: 1 }), put({ ...two, n: 2, more: 'x' })]);
      const gets = [{ Key: one }, { Key: none }, { Key: two, ProjectionExpression: 'n' }];
      const { Responses } = await documents.send(
        new TransactGetCommand({ TransactItems: gets.map((get) => ({ Get: { TableName, ...get } })) }),
      );
      expect(Responses?.map(({ Item }) => Item)).toEqual([{ ...one, n: 1 }, undefined, { n: 2 }]);
    });

    it('is seen whole by a strong batch read at once', async () => {
      const { documents, name } = the();
      const Keys = [freshKey(), freshKey(), freshKey()];
      await write(Keys.map((key) => put(key)));
      const RequestItems = { [name]: { Keys, ConsistentRead: true } };
      const { Responses } = await documents.send(new BatchGetCommand({ RequestItems }));
      expect(Responses?.[name]).toHaveLength(3);
    });
  });
}
