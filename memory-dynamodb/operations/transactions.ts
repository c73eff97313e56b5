import { createHash } from 'node:crypto';
import { Bill, readUnits } from '../capacity.ts';
import { projected } from '../expressions/projection.ts';
import { type CancellationReason, ServiceError, transactionCanceled, validation } from '../problems.ts';
import type { Tables } from '../tables.ts';
import { checkedItem } from '../values/attribute-value.ts';
import type { Item } from '../values/item.ts';
import { itemSize } from '../values/size.ts';
import type { TransactGetItemsInput, TransactWriteItem, TransactWriteItemsInput } from './requests.ts';
import { projectionPaths } from './single-items.ts';
import { conditionCheckAction, deleteAction, putAction, updateAction, type WriteAction } from './write-action.ts';

const MAX_ACTIONS = 100;
const MAX_BYTES = 4 * 1_024 * 1_024;

/**
 * All actions or none.
 * @throws TransactionCanceledException with a reason for each action, in the order of the request.
 */
export function transactWriteItems(tables: Tables, input: TransactWriteItemsInput): object {
  refuseCount(input.TransactItems.length);
  const actions = input.TransactItems.map((item) => actionOf(tables, item));
  const bill = new Bill('Write', true);
  const token = input.ClientRequestToken;
  if (token !== undefined && token !== '' && isReplay(tables, token, input)) {
    // A repeated request finds the transaction committed and is billed for reading its items.
    const read = new Bill('Read', true);
    for (const { table, place } of actions) {
      const item = table.get(place.id);
      read.addRead(
        table.definition.name,
        undefined,
        readUnits(item === undefined ? 0 : itemSize(item), 'transactional'),
      );
    }
    return { ConsumedCapacity: read.all(input.ReturnConsumedCapacity) };
  }
  refuseDoubles(actions);
  const decided = actions.map(decide);
  if (decided.some(({ reason }) => reason.Code !== 'None')) {
    throw transactionCanceled(decided.map(({ reason }) => reason));
  }
  refuseBytes(decided.map(({ after }) => after));
  for (const [index, action] of actions.entries()) {
    const present = action.table.get(action.place.id);
    const after = decided[index]?.after;
    // A condition check does not change the item, but costs the same as a write.
    const cost =
      after === present
        ? { bytes: present === undefined ? 0 : itemSize(present), indexes: new Map<string, number>() }
        : tables.commit(action.table, action.place, after);
    bill.addWrite(action.table.definition.name, cost.bytes, cost.indexes);
  }
  if (token !== undefined && token !== '') tables.remember(token, digestOf(input));
  return { ConsumedCapacity: bill.all(input.ReturnConsumedCapacity) };
}

export function transactGetItems(tables: Tables, input: TransactGetItemsInput): object {
  refuseCount(input.TransactItems.length);
  const bill = new Bill('Read', true);
  const seen = new Set<string>();
  const responses = input.TransactItems.map(({ Get: get }) => {
    const table = tables.table(get.TableName);
    const paths = projectionPaths(get);
    const { id } = table.placeOfKey(checkedItem(get.Key));
    refuseSecond(seen, `${table.definition.name} ${id}`);
    const item = table.get(id);
    bill.addRead(table.definition.name, undefined, readUnits(item === undefined ? 0 : itemSize(item), 'transactional'));
    return item === undefined ? {} : { Item: paths === undefined ? item : projected(item, paths) };
  });
  return { Responses: responses, ConsumedCapacity: bill.all(input.ReturnConsumedCapacity) };
}

function actionOf(tables: Tables, item: TransactWriteItem): WriteAction {
  const given = Object.keys(item);
  if (given.length === 1) {
    if (item.Put !== undefined) return putAction(tables, item.Put);
    if (item.Update !== undefined) return updateAction(tables, item.Update);
    if (item.Delete !== undefined) return deleteAction(tables, item.Delete);
    if (item.ConditionCheck !== undefined) return conditionCheckAction(tables, item.ConditionCheck);
  }
  throw validation('TransactItems can only contain one of Check, Put, Update or Delete');
}

function decide(action: WriteAction): { readonly reason: CancellationReason; readonly after?: Item } {
  const present = action.table.get(action.place.id);
  if (!action.holds(present ?? {})) {
    const reason = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' };
    return { reason: action.answersOld && present !== undefined ? { ...reason, Item: present } : reason };
  }
  try {
    const after = action.after(present);
    return after === undefined ? { reason: NONE } : { reason: NONE, after };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.name !== 'ValidationException') throw error;
    return { reason: { Code: 'ValidationError', Message: error.message } };
  }
}

const NONE: CancellationReason = { Code: 'None' };

function refuseCount(count: number): void {
  if (count >= 1 && count <= MAX_ACTIONS) return;
  throw validation(
    "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: " +
      (count === 0
        ? 'Member must have length greater than or equal to 1'
        : `Member must have length less than or equal to ${MAX_ACTIONS}`),
  );
}

function refuseDoubles(actions: readonly WriteAction[]): void {
  const seen = new Set<string>();
  for (const { table, place } of actions) refuseSecond(seen, `${table.definition.name} ${place.id}`);
}

function refuseSecond(seen: Set<string>, id: string): void {
  if (seen.has(id)) throw validation('Transaction request cannot include multiple operations on one item');
  seen.add(id);
}

function refuseBytes(items: readonly (Item | undefined)[]): void {
  const bytes = items.reduce((sum, item) => sum + (item === undefined ? 0 : itemSize(item)), 0);
  if (bytes > MAX_BYTES) throw validation('Transaction size has exceeded the maximum allowed size');
}

function isReplay(tables: Tables, token: string, input: TransactWriteItemsInput): boolean {
  const earlier = tables.committed.get(token);
  if (earlier === undefined) return false;
  if (earlier === digestOf(input)) return true;
  throw new ServiceError(
    'IdempotentParameterMismatchException',
    'The provided client token is already used with different parameters',
  );
}

function digestOf(input: TransactWriteItemsInput): string {
  return createHash('sha256').update(JSON.stringify(input.TransactItems)).digest('base64');
}
