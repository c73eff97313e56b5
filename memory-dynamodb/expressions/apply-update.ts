import { validation } from '../problems.ts';
import { attribute, typeOf, withAttribute, withoutAttribute } from '../values/attribute-value.ts';
import { membersOf } from '../values/comparison.ts';
import { addNumbers, subtractNumbers } from '../values/decimal.ts';
import type { AttributeValue, Item, TypeName } from '../values/item.ts';
import type { Bindings } from './bindings.ts';
import type { SetValue, UpdateAction } from './parse-update.ts';
import { into, type PlainPath, type PlainStep, plainPath, refuseOverlaps, valueAt } from './paths.ts';

type Change = { readonly path: PlainPath; readonly value: AttributeValue | undefined };

const invalid = (complaint: string): Error => validation(`Invalid UpdateExpression: ${complaint}`);
const wrongType = (): Error => validation('An operand in the update expression has an incorrect data type');
const badPath = (): Error => validation('The document path provided in the update expression is invalid for update');

/** The resolved paths that an update writes. @throws ValidationException if two of them overlap. */
export function updatedPaths(actions: readonly UpdateAction[], bindings: Bindings): PlainPath[] {
  const paths = actions.map((action) => plainPath(action.path, bindings));
  refuseOverlaps(paths, invalid);
  return paths;
}

/** Rejects literals that are invalid for an action before any item is read, as the service does. */
export function checkUpdateLiterals(actions: readonly UpdateAction[], bindings: Bindings): void {
  for (const action of actions) {
    if (action.kind === 'SET') checkSetLiterals(action.value, bindings);
    if (action.kind === 'ADD') refuseLiteral(action.kind, action.ref, ADDABLE, bindings);
    if (action.kind === 'DELETE') refuseLiteral(action.kind, action.ref, SETS, bindings);
  }
}

const SETS: ReadonlySet<TypeName> = new Set(['SS', 'NS', 'BS']);
const ADDABLE: ReadonlySet<TypeName> = new Set([...SETS, 'N']);
const NUMBER: ReadonlySet<TypeName> = new Set(['N']);
const LIST: ReadonlySet<TypeName> = new Set(['L']);

function checkSetLiterals(value: SetValue, bindings: Bindings): void {
  if (value.kind === 'if_not_exists') checkSetLiterals(value.otherwise, bindings);
  if (value.kind === 'list_append') checkOperands(value.kind, [value.first, value.second], LIST, bindings);
  if (value.kind === '+' || value.kind === '-') {
    checkOperands(value.kind, [value.left, value.right], NUMBER, bindings);
  }
}

function checkOperands(
  operator: string,
  operands: readonly SetValue[],
  allowed: ReadonlySet<TypeName>,
  bindings: Bindings,
): void {
  for (const operand of operands) {
    if (operand.kind === 'value') refuseLiteral(operator, operand.ref, allowed, bindings);
    checkSetLiterals(operand, bindings);
  }
}

function refuseLiteral(operator: string, ref: string, allowed: ReadonlySet<TypeName>, bindings: Bindings): void {
  const type = typeOf(bindings.value(ref));
  if (allowed.has(type)) return;
  throw invalid(
    `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`,
  );
}

/**
 * The item after an update. Every right-hand side reads the item as it was, whatever the other actions do.
 * @throws ValidationException if the item lacks a value that an action needs.
 */
export function applyUpdate(item: Item, actions: readonly UpdateAction[], bindings: Bindings): Item {
  const changes = actions.map((action): Change => {
    const path = plainPath(action.path, bindings);
    if (action.kind === 'SET') return { path, value: evaluate(item, action.value, bindings) };
    if (action.kind === 'REMOVE') return { path, value: undefined };
    const operand = bindings.value(action.ref);
    const present = valueAt(item, action.path, bindings);
    return { path, value: action.kind === 'ADD' ? added(present, operand) : deleted(present, operand) };
  });
  // Indexes refer to the old list: elements are set first, in order, then removed from the end.
  const sets = changes.filter((change) => change.value !== undefined);
  const removals = changes.filter((change) => change.value === undefined && !isBeyondEnd(item, change.path));
  if (sets.length > 1) sets.sort(byIndex);
  if (removals.length > 1) removals.sort((a, b) => byIndex(b, a));
  return [...sets, ...removals].reduce((present, { path, value }) => written(present, path, value), item);
}

/** An index outside the old list: an update does not remove an element that it appends itself. */
function isBeyondEnd(item: Item, [root, ...rest]: PlainPath): boolean {
  const index = rest.pop();
  let parent = attribute(item, root);
  for (const step of rest) parent = parent === undefined ? undefined : into(parent, step);
  return typeof index === 'number' && parent !== undefined && 'L' in parent && index >= parent.L.length;
}

function byIndex(a: Change, b: Change): number {
  const left = a.path.at(-1);
  const right = b.path.at(-1);
  return typeof left === 'number' && typeof right === 'number' ? left - right : 0;
}

function evaluate(item: Item, value: SetValue, bindings: Bindings): AttributeValue {
  switch (value.kind) {
    case 'value':
      return bindings.value(value.ref);
    case 'path': {
      const found = valueAt(item, value.path, bindings);
      if (found === undefined) {
        throw validation('The provided expression refers to an attribute that does not exist in the item');
      }
      return found;
    }
    case 'if_not_exists':
      return valueAt(item, value.path, bindings) ?? evaluate(item, value.otherwise, bindings);
    case 'list_append': {
      const first = evaluate(item, value.first, bindings);
      const second = evaluate(item, value.second, bindings);
      if (!('L' in first && 'L' in second)) throw wrongType();
      return { L: [...first.L, ...second.L] };
    }
    default: {
      const left = evaluate(item, value.left, bindings);
      const right = evaluate(item, value.right, bindings);
      if (!('N' in left && 'N' in right)) throw wrongType();
      return { N: value.kind === '+' ? addNumbers(left.N, right.N) : subtractNumbers(left.N, right.N) };
    }
  }
}

function added(present: AttributeValue | undefined, operand: AttributeValue): AttributeValue {
  if (present === undefined) return operand;
  if ('N' in present && 'N' in operand) return { N: addNumbers(present.N, operand.N) };
  return setLike(present, operand, [...new Set([...membersOf(present), ...membersOf(operand)])]);
}

/** Undefined if no member is left: the service stores no empty set. */
function deleted(present: AttributeValue | undefined, operand: AttributeValue): AttributeValue | undefined {
  if (present === undefined) return undefined;
  const gone = membersOf(operand);
  const left = membersOf(present).filter((member) => !gone.includes(member));
  const result = setLike(present, operand, left);
  return left.length === 0 ? undefined : result;
}

function setLike(present: AttributeValue, operand: AttributeValue, members: readonly string[]): AttributeValue {
  if ('SS' in present && 'SS' in operand) return { SS: members };
  if ('NS' in present && 'NS' in operand) return { NS: members };
  if ('BS' in present && 'BS' in operand) return { BS: members };
  throw wrongType();
}

function written(item: Item, path: PlainPath, value: AttributeValue | undefined): Item {
  const [root, ...rest] = path;
  if (rest.length > 0) {
    const parent = attribute(item, root);
    if (parent === undefined) throw badPath();
    return withAttribute(item, root, writtenInside(parent, rest, value));
  }
  return value === undefined ? withoutAttribute(item, root) : withAttribute(item, root, value);
}

function writtenInside(
  parent: AttributeValue,
  [step, ...rest]: readonly PlainStep[],
  value: AttributeValue | undefined,
): AttributeValue {
  if (step === undefined) throw badPath();
  if (rest.length > 0) {
    const child = into(parent, step);
    if (child === undefined) throw badPath();
    return replaced(parent, step, writtenInside(child, rest, value));
  }
  return value === undefined ? removed(parent, step) : replaced(parent, step, value);
}

function replaced(parent: AttributeValue, step: PlainStep, value: AttributeValue): AttributeValue {
  if (typeof step === 'string') {
    if (!('M' in parent)) throw badPath();
    return { M: withAttribute(parent.M, step, value) };
  }
  if (!('L' in parent)) throw badPath();
  // Beyond the end means at the end.
  return { L: parent.L.toSpliced(Math.min(step, parent.L.length), 1, value) };
}

function removed(parent: AttributeValue, step: PlainStep): AttributeValue {
  if (typeof step === 'string') {
    if (!('M' in parent)) throw badPath();
    return { M: withoutAttribute(parent.M, step) };
  }
  if (!('L' in parent)) throw badPath();
  return { L: parent.L.toSpliced(step, 1) };
}
