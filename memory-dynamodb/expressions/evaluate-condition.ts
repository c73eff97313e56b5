import { typeOf } from '../values/attribute-value.ts';
import { equalValues, membersOf, orderOf } from '../values/comparison.ts';
import type { AttributeValue, Item } from '../values/item.ts';
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

function beginsWith(subject: AttributeValue, prefix: AttributeValue): boolean {
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

/** The value of `size`: UTF-16 units of a string, bytes of binary, members of other types; numbers have none. */
function lengthOf(value: AttributeValue): number | undefined {
  if ('S' in value) return value.S.length;
  if ('B' in value) return valueSize(value);
  if ('L' in value) return value.L.length;
  if ('M' in value) return Object.keys(value.M).length;
  const members = membersOf(value);
  return members.length > 0 ? members.length : undefined;
}

/** With a missing attribute every comparison is false except `<>`, which is true. */
function compares(by: Comparator, left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (left === undefined || right === undefined) return by === '<>';
  if (by === '=') return equalValues(left, right);
  if (by === '<>') return !equalValues(left, right);
  const order = orderOf(left, right);
  if (order === undefined) return false;
  if (by === '<') return order < 0;
  if (by === '<=') return order <= 0;
  return by === '>' ? order > 0 : order >= 0;
}
