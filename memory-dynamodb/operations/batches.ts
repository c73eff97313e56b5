import { Bill, readUnits } from '../capacity.ts';
import { projected } from '../expressions/projection.ts';
import { validation } from '../problems.ts';
import type { Tables } from '../tables.ts';
import { checkedItem } from '../values/attribute-value.ts';
import type { Item } from '../values/item.ts';
import { itemSize } from '../values/size.ts';
import type { BatchGetItemInput, BatchWriteItemInput, KeysOfTable, WriteRequest } from './requests.ts';
import { projectionPaths } from './single-items.ts';
import { deleteAction, putAction, type WriteAction } from './write-action.ts';

const MAX_GETS = 100;
const MAX_WRITES = 25;
const MAX_ANSWER_BYTES = 16 * 1_024 * 1_024;

/** `left` lists the indexes, in request order, of the keys that a throttled service leaves unprocessed. */
export function batchGetItem(tables: Tables, input: BatchGetItemInput, left: ReadonlySet<number> = new Set()): object {
  const asked = Object.values(input.RequestItems).reduce((sum, { Keys }) => sum + Keys.length, 0);
  if (asked === 0 || asked > MAX_GETS) throw validation('Too many items requested for the BatchGetItem call');
  const bill = new Bill('Read');
  const found: Record<string, readonly Item[]> = {};
  const unprocessed: Record<string, KeysOfTable> = {};
  const room = { bytes: MAX_ANSWER_BYTES };
  let number = 0;
  for (const [name, request] of Object.entries(input.RequestItems)) {
    const skipped = request.Keys.map((_, index) => left.has(number + index));
    const { items, remaining } = getFromTable(tables, name, request, { bill, room, skipped });
    found[name] = items;
    if (remaining.length > 0) unprocessed[name] = { ...request, Keys: remaining };
    number += request.Keys.length;
  }
  return { Responses: found, UnprocessedKeys: unprocessed, ConsumedCapacity: bill.all(input.ReturnConsumedCapacity) };
}

type Getting = { readonly bill: Bill; readonly room: { bytes: number }; readonly skipped: readonly boolean[] };

function getFromTable(
  tables: Tables,
  name: string,
  request: KeysOfTable,
  { bill, room, skipped }: Getting,
): { readonly items: readonly Item[]; readonly remaining: readonly Item[] } {
  const table = tables.table(name);
  const paths = projectionPaths(request);
  const reads = request.Keys.map((key) => ({ key, id: table.placeOfKey(checkedItem(key)).id }));
  refuseDoubles(reads.map(({ id }) => id));
  const items: Item[] = [];
  const remaining: Item[] = [];
  for (const [index, { key, id }] of reads.entries()) {
    const item = table.get(id);
    const size = item === undefined ? 0 : itemSize(item);
    if (skipped[index] === true || size > room.bytes) {
      remaining.push(key);
      continue;
    }
    room.bytes -= size;
    bill.addRead(name, undefined, readUnits(size, request.ConsistentRead === true ? 'strong' : 'eventual'));
    if (item !== undefined) items.push(paths === undefined ? item : projected(item, paths));
  }
  return { items, remaining };
}

/** `left` as in {@link batchGetItem}. Each write is independent: a batch is not a transaction. */
export function batchWriteItem(
  tables: Tables,
  input: BatchWriteItemInput,
  left: ReadonlySet<number> = new Set(),
): object {
  const requests = Object.entries(input.RequestItems).flatMap(([name, list]) =>
    list.map((request) => ({ name, request, action: actionOf(tables, name, request) })),
  );
  if (requests.length === 0 || requests.length > MAX_WRITES) {
    throw validation('Too many items requested for the BatchWriteItem call');
  }
  refuseDoubles(requests.map(({ name, action }) => `${name} ${action.place.id}`));
  const bill = new Bill('Write');
  const unprocessed: Record<string, WriteRequest[]> = {};
  for (const [number, { name, request, action }] of requests.entries()) {
    if (left.has(number)) {
      const remaining = unprocessed[name] ?? [];
      remaining.push(request);
      unprocessed[name] = remaining;
      continue;
    }
    const cost = tables.commit(action.table, action.place, action.after(action.table.get(action.place.id)));
    bill.addWrite(name, cost.bytes, cost.indexes);
  }
  return { UnprocessedItems: unprocessed, ConsumedCapacity: bill.all(input.ReturnConsumedCapacity) };
}

function actionOf(tables: Tables, TableName: string, request: WriteRequest): WriteAction {
  if (request.PutRequest !== undefined) return putAction(tables, { TableName, Item: request.PutRequest.Item });
  if (request.DeleteRequest !== undefined) return deleteAction(tables, { TableName, Key: request.DeleteRequest.Key });
  throw validation(
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  );
}

function refuseDoubles(ids: readonly string[]): void {
  if (new Set(ids).size < ids.length) throw validation('Provided list of item keys contains duplicates');
}
