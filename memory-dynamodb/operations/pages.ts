import { Bill, readUnits } from '../capacity.ts';
import { Bindings, type Mentions } from '../expressions/bindings.ts';
import { checkCondition } from '../expressions/check-condition.ts';
import { meets } from '../expressions/evaluate-condition.ts';
import { parsedCondition, parsedProjection } from '../expressions/parse.ts';
import type { Condition, Operand } from '../expressions/parse-condition.ts';
import { type Path, type PlainPath, plainPath } from '../expressions/paths.ts';
import { checkProjection, projected } from '../expressions/projection.ts';
import { attributesOf, type KeySchema, type Place, placeId, placeOf } from '../key-schema.ts';
import type { Entry, OrderedEntries } from '../ordered-entries.ts';
import { validation } from '../problems.ts';
import type { Index, Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { attribute, checkedItem, typeOf } from '../values/attribute-value.ts';
import type { Item } from '../values/item.ts';
import { itemSize } from '../values/size.ts';
import { keyRange } from './key-condition.ts';
import type { PagedInput, QueryInput, ScanInput } from './requests.ts';

const MAX_PAGE_BYTES = 1_024 * 1_024;
const MAX_SEGMENTS = 1_000_000;

export function query(tables: Tables, input: QueryInput): object {
  const source = sourceOf(tables, input);
  if (input.KeyConditionExpression === undefined) {
    throw validation('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
  }
  const condition = parsedCondition('KeyConditionExpression', input.KeyConditionExpression);
  const reading = readingOf(source, input, condition);
  checkCondition(condition.tree, reading.bindings, 'KeyConditionExpression');
  const { hash, range } = keyRange(condition.tree, source.schema, reading.bindings);
  refuseKeysInFilter(reading, source.schema);
  const start = startOf(source, input.ExclusiveStartKey);
  if (start !== undefined && start.hash !== hash) {
    throw validation('The provided starting key is outside query boundaries based on provided conditions');
  }
  return pageOf(source, input, reading, source.entries.query(hash, range, input.ScanIndexForward !== false, start));
}

export function scan(tables: Tables, input: ScanInput): object {
  const source = sourceOf(tables, input);
  const { Segment: segment = 0, TotalSegments: total = 1 } = input;
  if ((input.Segment === undefined) !== (input.TotalSegments === undefined)) {
    throw validation('The Segment and TotalSegments parameters must be specified together in parallel scan requests');
  }
  if (total < 1 || total > MAX_SEGMENTS || segment < 0 || segment >= total) {
    throw validation(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment}, TotalSegments: ${total}`,
    );
  }
  const reading = readingOf(source, input, undefined);
  return pageOf(source, input, reading, source.entries.scan(segment, total, startOf(source, input.ExclusiveStartKey)));
}

/** The table or the index a page is read from. */
type Source = {
  readonly table: Table;
  readonly index: Index | undefined;
  readonly schema: KeySchema;
  readonly entries: OrderedEntries;
};

type Reading = {
  readonly bindings: Bindings;
  readonly filter: Condition | undefined;
  readonly paths: readonly PlainPath[] | undefined;
};

function sourceOf(tables: Tables, input: PagedInput): Source {
  const table = tables.table(input.TableName);
  if (input.IndexName === undefined) {
    return { table, index: undefined, schema: table.definition.schema, entries: table.entries };
  }
  const index = table.index(input.IndexName);
  if (index === undefined) throw validation(`The table does not have the specified index: ${input.IndexName}`);
  if (input.ConsistentRead === true) {
    throw validation('Consistent reads are not supported on global secondary indexes');
  }
  return { table, index, schema: index.definition.schema, entries: index.entries };
}

function readingOf(source: Source, input: PagedInput, keyCondition: Mentions | undefined): Reading {
  const filter =
    input.FilterExpression === undefined ? undefined : parsedCondition('FilterExpression', input.FilterExpression);
  const projection =
    input.ProjectionExpression === undefined
      ? undefined
      : parsedProjection('ProjectionExpression', input.ProjectionExpression);
  const bindings = new Bindings(input, [keyCondition, filter, projection]);
  if (filter !== undefined) checkCondition(filter.tree, bindings, 'FilterExpression');
  const paths = projection?.tree.map((path) => plainPath(path, bindings));
  checkSelect(source, input, paths);
  const filtered = filter === undefined ? [] : pathsIn(filter.tree).map((path) => plainPath(path, bindings));
  checkProjected(source, [...filtered, ...(paths ?? [])]);
  if (paths !== undefined) checkProjection(paths);
  if (input.Limit !== undefined && input.Limit < 1) {
    throw validation(
      `1 validation error detected: Value '${input.Limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  }
  return { bindings, filter: filter?.tree, paths };
}

function checkSelect({ index }: Source, input: PagedInput, paths: readonly PlainPath[] | undefined): void {
  const { Select: select } = input;
  if (paths !== undefined && select !== undefined && select !== 'SPECIFIC_ATTRIBUTES') {
    throw validation(`Cannot specify the ProjectionExpression when choosing to get ${select}`);
  }
  if (select === 'SPECIFIC_ATTRIBUTES' && paths === undefined) {
    throw validation('Must specify the ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  }
  if (index === undefined) {
    if (select !== 'ALL_PROJECTED_ATTRIBUTES') return;
    throw validation('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
  if (select !== 'ALL_ATTRIBUTES' || index.definition.projection.kind === 'ALL') return;
  throw validation(
    'One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ' +
      `${index.definition.name} because its projection type is not ALL`,
  );
}

/** An index cannot return or filter by an attribute that it does not project: the service rejects the request. */
function checkProjected({ index }: Source, paths: readonly PlainPath[]): void {
  if (index === undefined) return;
  const missing = paths.find(([root]) => !index.projects(root));
  if (missing === undefined) return;
  throw validation(
    'One or more parameter values were invalid: ' +
      `Global secondary index ${index.definition.name} does not project [${missing[0]}]`,
  );
}

/** The service rejects a filter on key attributes in a query: they belong in the key condition. */
function refuseKeysInFilter({ filter, bindings }: Reading, schema: KeySchema): void {
  if (filter === undefined) return;
  const keys = attributesOf(schema).map((key) => key.name);
  const key = pathsIn(filter)
    .map((path) => plainPath(path, bindings)[0])
    .find((root) => keys.includes(root));
  if (key === undefined) return;
  throw validation(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key}`);
}

function pathsIn(condition: Condition): Path[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...pathsIn(condition.left), ...pathsIn(condition.right)];
    case 'not':
      return pathsIn(condition.condition);
    case 'attribute_exists':
    case 'attribute_not_exists':
      return [condition.path];
    case 'compare':
      return operandPaths(condition.left, condition.right);
    case 'between':
      return operandPaths(condition.operand, condition.low, condition.high);
    case 'in':
      return operandPaths(condition.operand, ...condition.options);
    default:
      return operandPaths(condition.subject, condition.argument);
  }
}

function operandPaths(...operands: readonly Operand[]): Path[] {
  return operands.flatMap((operand) => {
    if (operand.kind === 'size') return operandPaths(operand.of);
    return operand.kind === 'path' ? [operand.path] : [];
  });
}

function startOf(source: Source, key: Item | undefined): (Place & { readonly id: string }) | undefined {
  if (key === undefined) return undefined;
  const checked = checkedItem(key);
  const { table, index, schema } = source;
  const wanted = new Set([...attributesOf(schema), ...attributesOf(table.definition.schema)]);
  const names = new Set([...wanted].map((each) => each.name));
  const fits = [...wanted].every(({ name, type }) => {
    const value = attribute(checked, name);
    return value !== undefined && typeOf(value) === type;
  });
  const base = placeOf(checked, table.definition.schema);
  if (!fits || base === undefined || Object.keys(checked).length !== names.size) {
    throw validation('The provided starting key is invalid');
  }
  const id = placeId(base);
  return index === undefined ? { ...base, id } : index.placeOfKey(checked, id);
}

/** Reads entries until the limit or 1 MB, both counted before the filter, as the service does. */
function pageOf(source: Source, input: PagedInput, reading: Reading, entries: Iterable<Entry>): object {
  const { evaluated, bytes, more } = upToOnePage(entries, input.Limit);
  const kept = reading.filter === undefined ? evaluated : evaluated.filter((item) => passes(item, reading));
  const last = evaluated.at(-1);
  const { paths } = reading;
  const bill = new Bill('Read');
  const strength = input.ConsistentRead === true ? 'strong' : 'eventual';
  bill.addRead(source.table.definition.name, input.IndexName, readUnits(bytes, strength));
  return {
    ...(input.Select === 'COUNT'
      ? {}
      : { Items: paths === undefined ? kept : kept.map((item) => projected(item, paths)) }),
    Count: kept.length,
    ScannedCount: evaluated.length,
    LastEvaluatedKey: more && last !== undefined ? (source.index ?? source.table).keyOf(last) : undefined,
    ConsumedCapacity: bill.one(input.ReturnConsumedCapacity),
  };
}

function passes(item: Item, { filter, bindings }: Reading): boolean {
  return filter === undefined || meets(item, filter, bindings);
}

type Evaluated = { readonly evaluated: readonly Item[]; readonly bytes: number; readonly more: boolean };

/** The item that exceeds 1 MB is still returned. `more` is set even if no item follows: the service does not check. */
function upToOnePage(entries: Iterable<Entry>, limit: number | undefined): Evaluated {
  const evaluated: Item[] = [];
  let bytes = 0;
  for (const { item } of entries) {
    evaluated.push(item);
    bytes += itemSize(item);
    if (evaluated.length === limit || bytes > MAX_PAGE_BYTES) return { evaluated, bytes, more: true };
  }
  return { evaluated, bytes, more: false };
}
