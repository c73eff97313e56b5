import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { type ContractTable, freshKey, refusalOf } from './table.ts';

const NIGHT = {
  left: 3,
  sold: 7,
  title: 'Deluxe double',
  open: true,
  nothing: null,
  tags: new Set(['sea', 'quiet']),
  steps: [
    { hours: 48, refund: 100 },
    { hours: 24, refund: 50 },
  ],
  place: { city: 'Zürich', floors: [1, 2] },
};

/** Each condition, whether it holds for {@link NIGHT}, and for an item that does not exist. */
const CONDITIONS: readonly (readonly [condition: string, onNight: boolean, onNothing: boolean])[] = [
  ['attribute_exists(sold)', true, false],
  ['attribute_not_exists(sold)', false, true],
  ['attribute_exists(place.city)', true, false],
  ['attribute_exists(place.street)', false, false],
  ['attribute_exists(steps[1].hours)', true, false],
  ['attribute_not_exists(steps[2])', true, true],
  ['attribute_type(title, :typeS)', true, false],
  ['attribute_type(nothing, :typeNull)', true, false],
  ['attribute_type(tags, :typeSet)', true, false],
  ['begins_with(title, :de)', true, false],
  ['begins_with(place.city, :de)', false, false],
  ['contains(title, :double)', true, false],
  ['contains(tags, :sea)', true, false],
  ['contains(place.floors, :two)', true, false],
  ['contains(place.floors, :seven)', false, false],
  ['size(title) = :thirteen', true, false],
  ['size(place.city) = :seven', false, false],
  ['size(steps) = :two', true, false],
  ['size(tags) = :two', true, false],
  ['size(sold) = :two', false, false],
  ['sold = :seven', true, false],
  ['sold <> :seven', false, true],
  ['sold < :seven', false, false],
  ['sold <= :seven', true, false],
  ['sold > :two', true, false],
  ['sold >= :sea', false, false],
  ['sold BETWEEN :two AND :seven', true, false],
  ['title BETWEEN :de AND :sea', true, false],
  ['title IN (:sea, :de)', false, false],
  ['sold IN (:two, :seven)', true, false],
  ['steps[0].refund > steps[1].refund', true, false],
  ['absent <> gone', true, true],
  ['absent = gone', false, false],
  ['nothing = :null', true, false],
  ['#open = :true', true, false],
  ['NOT sold = :seven', false, true],
  ['sold = :two OR sold = :seven AND #left = :three', true, false],
  ['(sold = :two OR sold = :seven) AND #left = :two', false, false],
  ['NOT (sold = :two OR attribute_not_exists(sold))', true, false],
  ['sold = :seven and not #left = :two', true, false],
];

const VALUES: Readonly<Record<string, unknown>> = {
  ':typeS': 'S',
  ':typeNull': 'NULL',
  ':typeSet': 'SS',
  ':de': 'De',
  ':double': 'double',
  ':sea': 'sea',
  ':two': 2,
  ':three': 3,
  ':seven': 7,
  ':thirteen': 13,
  ':null': null,
  ':true': true,
};

function only(text: string): object {
  const values = Object.entries(VALUES).filter(([ref]) => new RegExp(`${ref}\\b`).test(text));
  const names = [...text.matchAll(/#(\w+)/g)].map(([ref, name]) => [ref, name]);
  return {
    ...(values.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(values) }),
    ...(names.length === 0 ? {} : { ExpressionAttributeNames: Object.fromEntries(names) }),
  };
}

/** Conditions: what each function and operator means, and which expressions are refused. */
export function conditionsContract(the: () => ContractTable): void {
  const holds = async (condition: string, on: 'night' | 'nothing'): Promise<boolean> => {
    const { documents, name: TableName } = the();
    const Key = freshKey();
    if (on === 'night') await documents.send(new PutCommand({ TableName, Item: { ...Key, ...NIGHT } }));
    const put = documents.send(
      new PutCommand({ TableName, Item: { ...Key, done: true }, ConditionExpression: condition, ...only(condition) }),
    );
    const refused = await put.then(() => undefined).catch((error: Error) => error.name);
    const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    expect(Item?.['done'] === true).toBe(refused === undefined);
    if (refused !== undefined) expect(refused).toBe('ConditionalCheckFailedException');
    return refused === undefined;
  };

  describe('a condition', () => {
    it.each(CONDITIONS)('%s is %s for a night and %s for no item', async (condition, onNight, onNothing) => {
      expect(await holds(condition, 'night')).toBe(onNight);
      expect(await holds(condition, 'nothing')).toBe(onNothing);
    });

    it('answers with the item as it is when it fails and was asked to', async () => {
      const { documents, name: TableName } = the();
      const Key = freshKey();
      await documents.send(new PutCommand({ TableName, Item: { ...Key, left: 0, sold: 10 } }));
      const sell = {
        TableName,
        Key,
        UpdateExpression: 'SET sold = sold + :n',
        ConditionExpression: '#left >= :n',
        ExpressionAttributeNames: { '#left': 'left' },
        ExpressionAttributeValues: { ':n': 1 },
      };
      const asked = new UpdateCommand({ ...sell, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
      expect(await refusalOf(documents.send(asked))).toMatchObject({
        name: 'ConditionalCheckFailedException',
        item: { left: 0, sold: 10 },
      });
      expect((await refusalOf(documents.send(new UpdateCommand(sell)))).item).toBeUndefined();
    });

    it.each([
      ['a sum, as it cannot add', 'sold + :two <= cap'],
      ['a reserved word written bare', 'left >= :two'],
      ['a name that is not defined', '#nowhere = :two', { ExpressionAttributeNames: undefined }],
      ['a value that is not defined', 'sold = :two', { ExpressionAttributeValues: undefined }],
      ['a value that is used nowhere', 'sold = :two', { ExpressionAttributeValues: { ':two': 2, ':spare': 1 } }],
      ['a name that is used nowhere', 'sold = :two', { ExpressionAttributeNames: { '#spare': 'x' } }],
      ['an unknown function', 'exists(sold)'],
      ['a function with too few operands', 'contains(tags)'],
      ['attribute_exists of a value', 'attribute_exists(:two)'],
      ['an attribute compared with itself', 'sold = #sold'],
      ['begins_with a number', 'begins_with(title, :two)'],
      ['an order of booleans', 'sold < :true'],
      ['bounds of two types', 'sold BETWEEN :two AND :sea'],
      ['bounds the wrong way round', 'sold BETWEEN :seven AND :two'],
      ['an unknown type name', 'attribute_type(sold, :sea)'],
      ['doubled brackets', '((sold = :two))'],
      ['an open bracket', '(sold = :two'],
      ['a dangling AND', 'sold = :two AND'],
      ['nothing', ''],
      ['a stray sign', 'sold = :two !'],
    ] satisfies [string, string, object?][])(
      'refuses %s',
      async (_why: string, condition: string, more: object = {}) => {
        const { documents, name: TableName } = the();
        const put = new PutCommand({
          TableName,
          Item: freshKey(),
          ConditionExpression: condition,
          ...only(condition),
          ...more,
        });
        expect((await refusalOf(documents.send(put))).name).toBe('ValidationException');
      },
    );
  });
}
