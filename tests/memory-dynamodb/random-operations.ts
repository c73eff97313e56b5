import { isDeepStrictEqual } from 'node:util';
import {
  DeleteCommand,
  type DeleteCommandInput,
  type DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { bindings, condition, LITERALS, projection, update } from './random-expressions.ts';

type Put = { readonly kind: 'Put'; readonly input: Omit<PutCommandInput, 'TableName'> };
type Update = { readonly kind: 'Update'; readonly input: Omit<UpdateCommandInput, 'TableName'> };
type Delete = { readonly kind: 'Delete'; readonly input: Omit<DeleteCommandInput, 'TableName'> };
type Write = Put | Update | Delete;

/** One small operation on the contract table; few keys, so that operations meet the same items. */
export type Operation =
  | Write
  | { readonly kind: 'Get'; readonly input: Omit<GetCommandInput, 'TableName'> }
  | { readonly kind: 'Query'; readonly input: Omit<QueryCommandInput, 'TableName'> }
  | { readonly kind: 'Transaction'; readonly writes: readonly Write[] };

const key = fc.record({
  pk: fc.constantFrom('p', 'q'),
  sk: fc.constantFrom('1', '2', 'é', '\u{1f600}', '\uff5e'),
});

const value = fc.oneof(
  fc.constantFrom(...Object.values(LITERALS)),
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom<unknown>({ x: 5 }, { x: 'x', y: [1] }, [{ z: 1 }, 2], ['x']),
);
const mostly = (good: fc.Arbitrary<unknown>, bad: unknown): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 15, arbitrary: good }, { weight: 1, arbitrary: fc.constant(bad) });

const item = fc.record(
  {
    a: value,
    b: value,
    c: value,
    m: fc.constantFrom<unknown>({ x: 1, y: 'x' }, {}, 'x'),
    l: fc.constantFrom<unknown>([1, 2, 'x'], [{ z: 1 }], [], 3),
    title: fc.constantFrom('x', 'xyz'),
    guest: mostly(fc.constantFrom('g', 'h'), ''),
    dueShard: mostly(fc.constant('d'), 4),
    dueAt: fc.constantFrom<unknown>(1, -1, 0.5, 20, 3),
  },
  { requiredKeys: [] },
);

const perhaps = (expression: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 2, arbitrary: expression });

const onlyIf = (text: string): { ConditionExpression?: string; ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' } =>
  text === '' ? {} : { ConditionExpression: text, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };

const put = fc.tuple(key, item, perhaps(condition)).map(
  ([at, attributes, when]): Write => ({
    kind: 'Put',
    input: { Item: { ...at, ...attributes }, ...onlyIf(when), ...bindings(when) },
  }),
);
const change = fc.tuple(key, update, perhaps(condition)).map(
  ([Key, UpdateExpression, when]): Write => ({
    kind: 'Update',
    input: { Key, UpdateExpression, ...onlyIf(when), ...bindings(UpdateExpression, when) },
  }),
);
const drop = fc
  .tuple(key, perhaps(condition))
  .map(([Key, when]): Write => ({ kind: 'Delete', input: { Key, ...onlyIf(when), ...bindings(when) } }));

const write = fc.oneof({ weight: 3, arbitrary: put }, { weight: 5, arbitrary: change }, { weight: 1, arbitrary: drop });
const returning = fc
  .tuple(write, fc.constantFrom('ALL_OLD' as const, 'ALL_NEW' as const, 'UPDATED_OLD' as const, 'UPDATED_NEW' as const))
  .map(([each, ReturnValues]): Operation => {
    if (each.kind === 'Update') {
      // Of a map that is updated in part AWS returns the part, DynamoDB Local the whole.
      const inPart = /[.[]/.test(each.input.UpdateExpression ?? '');
      return { kind: 'Update', input: { ...each.input, ReturnValues: inPart ? 'ALL_NEW' : ReturnValues } };
    }
    return each.kind === 'Put'
      ? { kind: 'Put', input: { ...each.input, ReturnValues: 'ALL_OLD' } }
      : { kind: 'Delete', input: { ...each.input, ReturnValues: 'ALL_OLD' } };
  });

const get = fc.tuple(key, perhaps(projection)).map(
  ([Key, paths]): Operation => ({
    kind: 'Get',
    input: {
      Key,
      ConsistentRead: true,
      ...(paths === '' ? {} : { ProjectionExpression: paths, ...bindings(paths) }),
    },
  }),
);

/** What selects items of the table and of each index; the values beside each. */
const SELECTIONS = [
  { IndexName: undefined, hash: 'pk = :h', h: 'p', sort: 'sk', keys: ['1', 'é'] },
  { IndexName: 'by-guest', hash: 'guest = :h', h: 'g', sort: 'sk', keys: ['2', '\u{1f600}'] },
  { IndexName: 'due', hash: 'dueShard = :h', h: 'd', sort: 'dueAt', keys: [-1, 3] },
  { IndexName: 'titles', hash: 'guest = :h', h: 'h', sort: '', keys: [0, 0] },
] as const;
const SORTS = ['', '', '= :k', '< :k', '<= :k', '> :k', '>= :k', 'BETWEEN :k AND :k2'];

const query = fc
  .tuple(fc.constantFrom(...SELECTIONS), fc.constantFrom(...SORTS), perhaps(condition), fc.boolean(), fc.nat(3))
  .map(([selection, range, filter, ScanIndexForward, limit]): Operation => {
    const sort = selection.sort === '' || range === '' ? '' : ` AND ${selection.sort} ${range}`;
    const bound = bindings(filter);
    const [k, k2] = selection.keys;
    return {
      kind: 'Query',
      input: {
        ...(selection.IndexName === undefined ? {} : { IndexName: selection.IndexName }),
        KeyConditionExpression: selection.hash + sort,
        ScanIndexForward,
        // In an index several items may have one key, and which comes first is nobody's promise.
        ...(limit === 0 || selection.IndexName !== undefined ? {} : { Limit: limit }),
        ...(filter === '' ? {} : { FilterExpression: filter }),
        ...bound,
        ExpressionAttributeValues: {
          ...bound.ExpressionAttributeValues,
          ':h': selection.h,
          ...(sort.includes(':k') ? { ':k': k } : {}),
          ...(sort.includes(':k2') ? { ':k2': k2 } : {}),
        },
      },
    };
  });

/** One write an item: for two, DynamoDB Local looks at the conditions before it refuses; AWS does not. */
const transaction = fc
  .uniqueArray(write, { minLength: 1, maxLength: 4, selector: keyOf })
  .map((writes): Operation => ({ kind: 'Transaction', writes }));

export const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: returning },
  { weight: 1, arbitrary: get },
  { weight: 2, arbitrary: query },
  { weight: 2, arbitrary: transaction },
);

/** Sends one operation and answers what a caller would see of it, in a form that can be compared. */
export async function outcome(documents: DynamoDBDocumentClient, table: string, asked: Operation): Promise<unknown> {
  try {
    return settled(await send(documents, table, asked));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      refused: error.name,
      item: 'Item' in error ? settled(error.Item) : undefined,
      reasons: 'CancellationReasons' in error ? reasonsOf(error.CancellationReasons) : undefined,
    };
  }
}

async function send(documents: DynamoDBDocumentClient, TableName: string, asked: Operation): Promise<unknown> {
  switch (asked.kind) {
    case 'Put':
      return (await documents.send(new PutCommand({ ...asked.input, TableName }))).Attributes;
    case 'Update':
      return (await documents.send(new UpdateCommand({ ...asked.input, TableName }))).Attributes;
    case 'Delete':
      return (await documents.send(new DeleteCommand({ ...asked.input, TableName }))).Attributes;
    case 'Get':
      return (await documents.send(new GetCommand({ ...asked.input, TableName }))).Item;
    case 'Query': {
      const page = await documents.send(new QueryCommand({ ...asked.input, TableName }));
      const items = (page.Items ?? []).map(settled);
      if (asked.input.IndexName !== undefined) items.sort(byText);
      return { items, count: page.Count, scanned: page.ScannedCount, last: page.LastEvaluatedKey };
    }
    default:
      await documents.send(
        new TransactWriteCommand({ TransactItems: asked.writes.map((each) => actionOf(each, TableName)) }),
      );
      return 'committed';
  }
}

function actionOf(write: Write, TableName: string): NonNullable<TransactItems>[number] {
  if (write.kind === 'Put') return { Put: { ...write.input, TableName } };
  if (write.kind === 'Delete') return { Delete: { ...write.input, TableName } };
  const { UpdateExpression, ...rest } = write.input;
  return { Update: { ...rest, UpdateExpression: UpdateExpression ?? '', TableName } };
}
type TransactItems = ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems'];

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function keyOf(write: Write): string {
  const { pk, sk } = (write.kind === 'Put' ? write.input.Item : write.input.Key) ?? {};
  return `${pk} ${sk}`;
}

function reasonsOf(reasons: unknown): unknown {
  if (!Array.isArray(reasons)) return reasons;
  return reasons.map((reason: { Code?: string; Item?: unknown }) => ({
    code: reason.Code,
    item: settled(reason.Item),
  }));
}

/** Every item of the table, in the order of keys; with `and delete`, the table is empty afterwards. */
export async function contentsOf(
  documents: DynamoDBDocumentClient,
  TableName: string,
  then: 'and keep' | 'and delete' = 'and keep',
): Promise<unknown[]> {
  const { Items = [] } = await documents.send(new ScanCommand({ TableName, ConsistentRead: true }));
  if (then === 'and delete') {
    const keys = Items.map((item) => ({ pk: item['pk'], sk: item['sk'] }));
    await Promise.all(keys.map((Key) => documents.send(new DeleteCommand({ TableName, Key }))));
  }
  return Items.map(settled).sort(byText);
}

/**
 * Sets and maps have no order: both tables may give theirs in any. The items of a cancelled transaction are not read by
 * the SDK, and DynamoDB Local writes 2.25 + 2.25 as `4.50` there where AWS writes `4.5`.
 */
function settled(value: unknown): unknown {
  if (value instanceof Set) return { set: [...value].sort() };
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (isRawNumber(value)) return { N: withoutEndZeros(value.N) };
  if (isRawNumberSet(value)) return { NS: value.NS.map(withoutEndZeros).sort() };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([each, part]) => [each, settled(part)]),
  );
}

const isRawNumber = (value: object): value is { N: string } =>
  Object.keys(value).length === 1 && 'N' in value && typeof value.N === 'string';
const isRawNumberSet = (value: object): value is { NS: string[] } =>
  Object.keys(value).length === 1 && 'NS' in value && Array.isArray(value.NS);

const withoutEndZeros = (decimal: string): string =>
  /^-?\d+\.\d+$/.test(decimal) ? decimal.replace(/\.?0+$/, '') : decimal;

/**
 * Whether the memory table did what DynamoDB Local did, but for what AWS does otherwise: a page that ends by its limit
 * names its last key even if nothing follows; and a write that cannot fit cancels its transaction with the reason
 * ValidationError or fails the whole request, in which the two do not draw the line at the same place.
 */
export function agree(local: unknown, memory: unknown): boolean {
  if (isDeepStrictEqual(local, memory)) return true;
  if (isSeen(local) && isSeen(memory) && 'scanned' in local && !local.last) {
    const { last: _last, ...page } = memory;
    return isDeepStrictEqual(local, page);
  }
  return isMisfit(local) && isMisfit(memory);
}

type Seen = { readonly refused?: unknown; readonly last?: unknown; readonly reasons?: unknown };

function isSeen(value: unknown): value is Seen {
  return typeof value === 'object' && value !== null;
}

function isMisfit(value: unknown): boolean {
  if (!isSeen(value)) return false;
  return value.refused === 'ValidationException' || JSON.stringify(value.reasons ?? '').includes('ValidationError');
}
