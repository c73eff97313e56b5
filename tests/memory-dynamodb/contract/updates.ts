import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { type ContractTable, freshKey, refusalOf } from './table.ts';

const BEFORE = { n: 5, note: 'x', stops: ['a', 'b', 'c'], map: { x: 1, y: { z: 2 } }, tags: new Set(['p', 'q']) };
const VALUES: Readonly<Record<string, unknown>> = {
  ':one': 1,
  ':cents': 0.1,
  ':text': 'y',
  ':list': ['d'],
  ':tags': new Set(['q', 'r']),
  ':ps': new Set(['p', 'q']),
};

/** Each update of {@link BEFORE} and what it leaves changed; `undefined` for what is gone. */
const UPDATES: readonly (readonly [update: string, changed: Readonly<Record<string, unknown>>])[] = [
  ['SET n = n + :one', { n: 6 }],
  ['SET n = n - :one', { n: 4 }],
  ['SET n = :one - n', { n: -4 }],
  // Decimals are exact, as binary floating point is not.
  ['SET n = :cents + if_not_exists(absent, :cents)', { n: 0.2 }],
  ['SET fresh = if_not_exists(fresh, :one)', { fresh: 1 }],
  ['SET n = if_not_exists(n, :one)', {}],
  ['SET n = if_not_exists(absent, :one) + :one', { n: 2 }],
  ['SET note = :text, twin = note', { note: 'y', twin: 'x' }],
  ['SET n = :one, twin = n', { n: 1, twin: 5 }],
  ['SET stops = list_append(stops, :list)', { stops: ['a', 'b', 'c', 'd'] }],
  ['SET stops = list_append(:list, stops)', { stops: ['d', 'a', 'b', 'c'] }],
  ['SET fresh = list_append(if_not_exists(fresh, :list), :list)', { fresh: ['d', 'd'] }],
  ['SET stops[1] = :text', { stops: ['a', 'y', 'c'] }],
  ['SET stops[9] = :text', { stops: ['a', 'b', 'c', 'y'] }],
  ['SET #map.y.z = :one, #map.w = :text', { map: { x: 1, y: { z: 1 }, w: 'y' } }],
  ['REMOVE note', { note: undefined }],
  ['REMOVE absent', {}],
  ['REMOVE stops[0], stops[2]', { stops: ['b'] }],
  ['REMOVE stops[7]', {}],
  ['REMOVE #map.y.z, #map.nil', { map: { x: 1, y: {} } }],
  ['SET stops[5] = :text REMOVE stops[0]', { stops: ['b', 'c', 'y'] }],
  ['ADD n :one', { n: 6 }],
  ['ADD fresh :one', { fresh: 1 }],
  ['ADD #map.x :one', { map: { x: 2, y: { z: 2 } } }],
  ['ADD tags :tags', { tags: new Set(['p', 'q', 'r']) }],
  ['ADD fresh :tags', { fresh: new Set(['q', 'r']) }],
  ['DELETE tags :tags', { tags: new Set(['p']) }],
  ['DELETE tags :ps', { tags: undefined }],
  ['DELETE absent :tags', {}],
  [
    'set n = n + :one remove note add fresh :one delete tags :tags',
    { n: 6, note: undefined, fresh: 1, tags: new Set(['p']) },
  ],
];

const REFUSED: readonly (readonly [why: string, update: string])[] = [
  ['a sum of what is no number', 'SET n = note + :one'],
  ['a sum with a literal that is no number', 'SET n = n + :text'],
  ['a sum with what is absent', 'SET n = absent + :one'],
  ['a twin of what is absent', 'SET n = absent'],
  ['a chain of sums', 'SET n = n + :one + :one'],
  ['appending to what is no list', 'SET n = list_append(n, :list)'],
  ['a step into what is no map', 'SET n.deeper = :one'],
  ['a step through what is absent', 'SET absent.deeper = :one'],
  ['removing through what is absent', 'REMOVE absent.deeper'],
  ['adding text', 'ADD n :text'],
  ['adding a number to text', 'ADD note :one'],
  ['adding a set to a number', 'ADD n :tags'],
  ['deleting a number', 'DELETE tags :one'],
  ['one path twice', 'SET n = :one, n = :one'],
  ['a path and its parent', 'SET #map.x = :one REMOVE #map'],
  ['a name and an index of one value', 'SET #map.x = :one, #map[0] = :one'],
  ['a section twice', 'SET n = :one SET note = :text'],
  ['a key', 'SET sk = :text'],
  ['an index key of the wrong type', 'SET guest = :tags'],
  ['an unknown section', 'CHANGE n = :one'],
  ['an unknown function', 'SET n = max(n, :one)'],
  ['a reserved word written bare', 'SET status = :one'],
  ['an empty section', 'SET'],
  ['nothing', ''],
];

function bindings(text: string): object {
  const values = Object.entries(VALUES).filter(([ref]) => new RegExp(`${ref}\\b`).test(text));
  return {
    ...(values.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(values) }),
    ...(text.includes('#map') ? { ExpressionAttributeNames: { '#map': 'map' } } : {}),
  };
}

/** Updates: what each action leaves behind, what they answer, and which are refused. */
export function updatesContract(the: () => ContractTable): void {
  const stored = async (): Promise<{ pk: string; sk: string }> => {
    const { documents, name: TableName } = the();
    const Key = freshKey();
    await documents.send(new PutCommand({ TableName, Item: { ...Key, ...BEFORE } }));
    return Key;
  };
  const read = async (Key: { pk: string; sk: string }): Promise<unknown> => {
    const { documents, name: TableName } = the();
    return (await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  };

  describe('an update', () => {
    it.each(UPDATES)('%s', async (UpdateExpression, changed) => {
      const { documents, name: TableName } = the();
      const Key = await stored();
      const expected = Object.fromEntries(
        Object.entries({ ...Key, ...BEFORE, ...changed }).filter(([, value]) => value !== undefined),
      );
      const { Attributes } = await documents.send(
        new UpdateCommand({ TableName, Key, UpdateExpression, ...bindings(UpdateExpression), ReturnValues: 'ALL_NEW' }),
      );
      expect(Attributes).toEqual(expected);
      expect(await read(Key)).toEqual(expected);
    });

    it.each(REFUSED)('refuses %s and changes nothing', async (_why, UpdateExpression) => {
      const { documents, name: TableName } = the();
      const Key = await stored();
      const update = new UpdateCommand({ TableName, Key, UpdateExpression, ...bindings(UpdateExpression) });
      expect((await refusalOf(documents.send(update))).name).toBe('ValidationException');
      expect(await read(Key)).toEqual({ ...Key, ...BEFORE });
    });

    it.each([
      ['NONE', undefined],
      ['ALL_OLD', { ...BEFORE }],
      ['UPDATED_OLD', { n: 5 }],
      ['UPDATED_NEW', { n: 6, fresh: 1 }],
    ] as const)('answers %s as asked', async (ReturnValues, expected) => {
      const { documents, name: TableName } = the();
      const Key = await stored();
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName,
          Key,
          UpdateExpression: 'SET n = n + :one, fresh = :one',
          ExpressionAttributeValues: { ':one': 1 },
          ReturnValues,
        }),
      );
      expect(Attributes).toEqual(ReturnValues === 'ALL_OLD' ? { ...Key, ...expected } : expected);
    });

    it('makes an item that is not there, from its key', async () => {
      const { documents, name: TableName } = the();
      const Key = freshKey();
      await documents.send(
        new UpdateCommand({
          TableName,
          Key,
          UpdateExpression: 'ADD m7 :one',
          ExpressionAttributeValues: { ':one': 1 },
        }),
      );
      expect(await read(Key)).toEqual({ ...Key, m7: 1 });
    });

    it('keeps numbers exact and in one form', async () => {
      const { documents, name: TableName } = the();
      const Key = freshKey();
      const ExpressionAttributeValues = { ':a': 9007199254740991, ':b': 0.000001, ':c': -12.5 };
      const UpdateExpression = 'SET a = :a, b = :b, c = :c';
      await documents.send(new UpdateCommand({ TableName, Key, UpdateExpression, ExpressionAttributeValues }));
      expect(await read(Key)).toEqual({ ...Key, a: 9007199254740991, b: 0.000001, c: -12.5 });
    });
  });
}
