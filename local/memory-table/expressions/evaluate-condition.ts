import { validation } from '../problems.ts';
import { type AttributeValue, type Item, typeOf } from '../values/attribute-value.ts';
import { equalValues, membersOf, orderOf } from '../values/comparison.ts';
import { valueSize } from '../values/size.ts';
import type { Bindings } from './bindings.ts';
import type { Comparator, Condition, Operand } from './parse-condition.ts';
import { valueAt } from './paths.ts';

/** Whether the item (empty for one that does not exist) meets the condition. */
export function meets(item: Item, condition: Condition, bindings: Bindings): boolean {
  switch (condition.kind) {
    case 'and':
      return meets(item, condition.left, bindings) && meets(item, condition.right, bindings);
    case 'or':
      return meets(item, condition.left, bindings) || meets(item, condition.right, bindings);
    case 'not':
      return !meets(item, condition.condition, bindings);
    case 'attribute_exists':
      return valueAt(item, condition.path, bindings) !== undefined;
    case 'attribute_not_exists':
      return valueAt(item, condition.path, bindings) === undefined;
    case 'compare':
      return compares(
        condition.by,
        operandValue(item, condition.left, bindings),
        operandValue(item, condition.right, bindings),
      );
    case 'between': {
      const value = operandValue(item, condition.operand, bindings);
      return (
        compares('>=', value, operandValue(item, condition.low, bindings)) &&
        compares('<=', value, operandValue(item, condition.high, bindings))
      );
    }
    case 'in': {
      const value = operandValue(item, condition.operand, bindings);
      return condition.options.some((option) => compares('=', value, operandValue(item, option, bindings)));
    }
    default: {
      const subject = operandValue(item, condition.subject, bindings);
      const argument = operandValue(item, condition.argument, bindings);
      return subject !== undefined && argument !== undefined && FUNCTIONS[condition.kind](subject, argument);
    }
  }
}

const FUNCTIONS = {
  attribute_type: (subject: AttributeValue, type: AttributeValue) => 'S' in type && typeOf(subject) === type.S,
  begins_with: beginsWith,
  contains,
};

export function beginsWith(subject: AttributeValue, prefix: AttributeValue): boolean {
  if ('S' in subject && 'S' in prefix) return subject.S.startsWith(prefix.S);
  if (!('B' in subject && 'B' in prefix)) return false;
  const start = Buffer.from(prefix.B, 'base64');
  return Buffer.from(subject.B, 'base64').subarray(0, start.length).equals(start);
}

function contains(subject: AttributeValue, part: AttributeValue): boolean {
  if ('S' in subject) return 'S' in part && subject.S.includes(part.S);
  if ('B' in subject) return 'B' in part && Buffer.from(subject.B, 'base64').includes(Buffer.from(part.B, 'base64'));
  if ('L' in subject) return subject.L.some((element) => equalValues(element, part));
  if ('SS' in subject) return 'S' in part && subject.SS.includes(part.S);
  if ('NS' in subject) return 'N' in part && subject.NS.includes(part.N);
  return 'BS' in subject && 'B' in part && subject.BS.includes(part.B);
}

function operandValue(item: Item, operand: Operand, bindings: Bindings): AttributeValue | undefined {
  if (operand.kind === 'value') return bindings.value(operand.ref);
  if (operand.kind === 'path') return valueAt(item, operand.path, bindings);
  const value = operandValue(item, operand.of, bindings);
  const size = value === undefined ? undefined : lengthOf(value);
  return size === undefined ? undefined : { N: String(size) };
}

/** What `size` means: characters of a string in bytes, bytes of binary, members of the rest; numbers have none. */
function lengthOf(value: AttributeValue): number | undefined {
  if ('S' in value || 'B' in value) return valueSize(value);
  if ('L' in value) return value.L.length;
  if ('M' in value) return Object.keys(value.M).length;
  const members = membersOf(value);
  return members.length > 0 ? members.length : undefined;
}

/** A missing attribute compares with nothing: every comparison is false but `<>`, which is true. */
export function compares(by: Comparator, left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (left === undefined || right === undefined) return by === '<>';
  if (by === '=') return equalValues(left, right);
  if (by === '<>') return !equalValues(left, right);
  const order = orderOf(left, right);
  if (order === undefined) return false;
  if (by === '<') return order < 0;
  if (by === '<=') return order <= 0;
  return by === '>' ? order > 0 : order >= 0;
}

const ORDERED = new Set(['S', 'N', 'B']);
const TYPE_NAMES = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS']);

/**
 * Refuses literals an operator has no meaning for. The service does so before it looks at any item, so a slip in a
 * branch that is seldom reached fails at once.
 */
export function checkLiterals(condition: Condition, bindings: Bindings, kind: string): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      checkLiterals(condition.left, bindings, kind);
      checkLiterals(condition.right, bindings, kind);
      return;
    case 'not':
      checkLiterals(condition.condition, bindings, kind);
      return;
    case 'compare':
      if (condition.by === '=' || condition.by === '<>') return;
      refuse(condition.by, condition.left, ORDERED, bindings, kind);
      refuse(condition.by, condition.right, ORDERED, bindings, kind);
      return;
    case 'between':
      checkBetween(condition.low, condition.high, bindings, kind);
      refuse('BETWEEN', condition.operand, ORDERED, bindings, kind);
      return;
    case 'begins_with':
      refuse('begins_with', condition.subject, new Set(['S', 'B']), bindings, kind);
      refuse('begins_with', condition.argument, new Set(['S', 'B']), bindings, kind);
      return;
    case 'attribute_type':
      checkTypeName(condition.argument, bindings, kind);
      return;
    default:
  }
}

function literalOf(operand: Operand, bindings: Bindings): AttributeValue | undefined {
  return operand.kind === 'value' ? bindings.value(operand.ref) : undefined;
}

function refuse(
  operator: string,
  operand: Operand,
  allowed: ReadonlySet<string>,
  bindings: Bindings,
  kind: string,
): void {
  const literal = literalOf(operand, bindings);
  if (literal === undefined || allowed.has(typeOf(literal))) return;
  throw validation(
    `Invalid ${kind}: Incorrect operand type for operator or function; ` +
      `operator or function: ${operator}, operand type: ${typeOf(literal)}`,
  );
}

function checkBetween(low: Operand, high: Operand, bindings: Bindings, kind: string): void {
  refuse('BETWEEN', low, ORDERED, bindings, kind);
  refuse('BETWEEN', high, ORDERED, bindings, kind);
  const from = literalOf(low, bindings);
  const to = literalOf(high, bindings);
  if (from === undefined || to === undefined) return;
  const order = orderOf(from, to);
  if (order === undefined) {
    throw validation(
      `Invalid ${kind}: The BETWEEN operator requires same data type for lower and upper bounds; ` +
        `lower bound operand: AttributeValue: {${typeOf(from)}}, upper bound operand: AttributeValue: {${typeOf(to)}}`,
    );
  }
  if (order > 0) {
    throw validation(
      `Invalid ${kind}: The BETWEEN operator requires upper bound to be greater than or equal to lower bound;`,
    );
  }
}

function checkTypeName(operand: Operand, bindings: Bindings, kind: string): void {
  const literal = literalOf(operand, bindings);
  if (literal !== undefined && 'S' in literal && TYPE_NAMES.has(literal.S)) return;
  throw validation(`Invalid ${kind}: Invalid attribute type name found; or the operand of attribute_type is no string`);
}
