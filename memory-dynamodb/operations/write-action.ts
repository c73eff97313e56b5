import { applyUpdate, checkUpdateLiterals, updatedPaths } from '../expressions/apply-update.ts';
import { Bindings } from '../expressions/bindings.ts';
import { checkCondition } from '../expressions/check-condition.ts';
import { meets } from '../expressions/evaluate-condition.ts';
import { type Parsed, parsedCondition, parsedUpdate } from '../expressions/parse.ts';
import type { Condition } from '../expressions/parse-condition.ts';
import type { UpdateAction } from '../expressions/parse-update.ts';
import type { PlainPath } from '../expressions/paths.ts';
import { attributesOf, type Place } from '../key-schema.ts';
import { validation } from '../problems.ts';
import type { Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { checkedItem } from '../values/attribute-value.ts';
import type { Item } from '../values/item.ts';
import { itemSize } from '../values/size.ts';
import type { Conditional, ConditionCheck, Delete, Put, Update } from './requests.ts';

/**
 * One write, parsed and validated but not yet applied. Single requests and transaction actions share it, so both behave
 * the same.
 */
export type WriteAction = {
  readonly table: Table;
  readonly place: Place & { readonly id: string };
  /** Whether a failed condition returns the current item. */
  readonly answersOld: boolean;
  /** The paths an update writes; empty for the other kinds. */
  readonly paths: readonly PlainPath[];
  /** Whether the current item (empty if there is none) meets the condition. */
  readonly holds: (present: Item) => boolean;
  /** The new item, undefined for none. @throws ValidationException if an update does not fit the item. */
  readonly after: (present: Item | undefined) => Item | undefined;
};

const MAX_ITEM_BYTES = 400 * 1_024;

export function putAction(tables: Tables, input: Put): WriteAction {
  const table = tables.table(input.TableName);
  const item = checkedItem(input.Item);
  const { condition, bindings } = conditionOf(input);
  const place = table.placeOfItem(item);
  if (itemSize(item) > MAX_ITEM_BYTES) throw validation('Item size has exceeded the maximum allowed size');
  table.checkIndexKeys(item, 'put');
  return { ...action(table, place, input, condition, bindings), after: () => item };
}

export function deleteAction(tables: Tables, input: Delete): WriteAction {
  const table = tables.table(input.TableName);
  const { condition, bindings } = conditionOf(input);
  return {
    ...action(table, table.placeOfKey(checkedItem(input.Key)), input, condition, bindings),
    after: () => undefined,
  };
}

/** A condition check writes the item unchanged: only its condition matters. */
export function conditionCheckAction(tables: Tables, input: ConditionCheck): WriteAction {
  if (input.ConditionExpression === undefined) {
    throw validation('The ConditionExpression parameter is required for ConditionCheck');
  }
  return { ...deleteAction(tables, input), after: (present) => present };
}

export function updateAction(tables: Tables, input: Update): WriteAction {
  const table = tables.table(input.TableName);
  const key = checkedItem(input.Key);
  const update =
    input.UpdateExpression === undefined ? undefined : parsedUpdate('UpdateExpression', input.UpdateExpression);
  const { condition, bindings } = conditionOf(input, update);
  const actions = update?.tree ?? [];
  const paths = updatedPaths(actions, bindings);
  checkUpdateLiterals(actions, bindings);
  const place = table.placeOfKey(key);
  refuseKeyChanges(table, paths);
  return {
    ...action(table, place, input, condition, bindings),
    paths,
    after: (present) => updated(table, present ?? key, actions, bindings),
  };
}

function updated(table: Table, present: Item, actions: readonly UpdateAction[], bindings: Bindings): Item {
  const item = applyUpdate(present, actions, bindings);
  table.checkIndexKeys(item, 'update');
  if (itemSize(item) > MAX_ITEM_BYTES) {
    throw validation('Item size to update has exceeded the maximum allowed size');
  }
  return item;
}

function action(
  table: Table,
  place: Place & { readonly id: string },
  input: Conditional,
  condition: Parsed<Condition> | undefined,
  bindings: Bindings,
): Omit<WriteAction, 'after'> {
  return {
    table,
    place,
    paths: [],
    answersOld: input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
    holds: (present) => condition === undefined || meets(present, condition.tree, bindings),
  };
}

function conditionOf(
  input: Conditional,
  update?: Parsed<readonly UpdateAction[]>,
): { readonly condition: Parsed<Condition> | undefined; readonly bindings: Bindings } {
  const condition =
    input.ConditionExpression === undefined
      ? undefined
      : parsedCondition('ConditionExpression', input.ConditionExpression);
  if (condition === undefined && update === undefined) refuseBindings(input);
  const bindings = new Bindings(input, [condition, update]);
  if (condition !== undefined) checkCondition(condition.tree, bindings, 'ConditionExpression');
  return { condition, bindings };
}

function refuseBindings(input: Conditional): void {
  for (const name of ['ExpressionAttributeNames', 'ExpressionAttributeValues'] as const) {
    if (input[name] !== undefined) throw validation(`${name} can only be specified when using expressions`);
  }
}

function refuseKeyChanges(table: Table, paths: readonly PlainPath[]): void {
  const keys = attributesOf(table.definition.schema).map((key) => key.name);
  const touched = paths.find(([root]) => keys.includes(root));
  if (touched === undefined) return;
  throw validation(
    `One or more parameter values were invalid: Cannot update attribute ${touched[0]}. This attribute is part of the key`,
  );
}
