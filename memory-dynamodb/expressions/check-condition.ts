import { isDeepStrictEqual } from 'node:util';
import { validation } from '../problems.ts';
import { typeOf } from '../values/attribute-value.ts';
import { orderOf } from '../values/comparison.ts';
import type { AttributeValue } from '../values/item.ts';
import type { Bindings } from './bindings.ts';
import type { Condition, Operand } from './parse-condition.ts';
import { plainPath } from './paths.ts';

const ORDERED = new Set(['S', 'N', 'B']);
const TYPE_NAMES = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS']);

/**
 * Rejects literals that are invalid for an operator, and comparisons of a path with itself. The service does so before
 * it reads any item, so a mistake in a rarely evaluated branch fails at once.
 */
export function checkCondition(condition: Condition, bindings: Bindings, kind: string): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      checkCondition(condition.left, bindings, kind);
      checkCondition(condition.right, bindings, kind);
      return;
    case 'not':
      checkCondition(condition.condition, bindings, kind);
      return;
    case 'compare':
      refuseSame(condition.by, condition.left, [condition.right], bindings, kind);
      if (condition.by === '=' || condition.by === '<>') return;
      refuse(condition.by, condition.left, ORDERED, bindings, kind);
      refuse(condition.by, condition.right, ORDERED, bindings, kind);
      return;
    case 'between':
      refuseSame('BETWEEN', condition.operand, [condition.low, condition.high], bindings, kind);
      checkBetween(condition.low, condition.high, bindings, kind);
      refuse('BETWEEN', condition.operand, ORDERED, bindings, kind);
      return;
    case 'in':
      refuseSame('IN', condition.operand, condition.options, bindings, kind);
      return;
    case 'contains':
      refuseSame('contains', condition.subject, [condition.argument], bindings, kind);
      return;
    case 'begins_with':
      refuseSame('begins_with', condition.subject, [condition.argument], bindings, kind);
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

/** The service rejects `a = a` as a mistake. */
function refuseSame(
  operator: string,
  first: Operand,
  others: readonly Operand[],
  bindings: Bindings,
  kind: string,
): void {
  if (first.kind !== 'path') return;
  const path = plainPath(first.path, bindings);
  const same = others.some(
    (other) => other.kind === 'path' && isDeepStrictEqual(plainPath(other.path, bindings), path),
  );
  if (!same) return;
  throw validation(
    `Invalid ${kind}: The first operand must be distinct from the remaining operands for this operator or function; ` +
      `operator: ${operator}, first operand: [${path.join(', ')}]`,
  );
}
