import type { Bindings } from '../expressions/bindings.ts';
import type { Condition, Operand } from '../expressions/parse-condition.ts';
import { plainPath } from '../expressions/paths.ts';
import { type KeyAttribute, type KeySchema, sortableKey } from '../key-schema.ts';
import type { SortRange } from '../ordered-entries.ts';
import { validation } from '../problems.ts';
import { typeOf } from '../values/attribute-value.ts';
import type { AttributeValue } from '../values/item.ts';

export type KeyRange = { readonly hash: string; readonly range: SortRange };

type Term = { readonly name: string; readonly by: string; readonly values: readonly AttributeValue[] };

/**
 * The selection of a key condition: `hash = :v`, alone or with one condition on the sort key.
 * @throws ValidationException for any other form.
 */
export function keyRange(condition: Condition, schema: KeySchema, bindings: Bindings): KeyRange {
  const terms = termsOf(condition, bindings);
  const hashTerms = terms.filter((term) => term.name === schema.hash.name);
  const sortTerms = terms.filter((term) => term.name === schema.sort?.name);
  if (hashTerms.length + sortTerms.length < terms.length) {
    throw validation('Query condition missed key schema element: '.concat(schema.hash.name));
  }
  const [hash] = hashTerms;
  if (hash === undefined) throw validation(`Query condition missed key schema element: ${schema.hash.name}`);
  if (hashTerms.length > 1 || sortTerms.length > 1) {
    throw validation('KeyConditionExpressions must only contain one condition per key');
  }
  if (hash.by !== '=') throw validation('Query key condition not supported');
  const [sort] = sortTerms;
  return {
    hash: keyOf(hash.values[0], schema.hash),
    range: sort === undefined || schema.sort === undefined ? {} : sortRange(sort, schema.sort),
  };
}

function sortRange(term: Term, key: KeyAttribute): SortRange {
  const [first, second] = term.values.map((value) => keyOf(value, key));
  if (first === undefined) throw validation('Query key condition not supported');
  switch (term.by) {
    case '=':
      return { from: { sort: first, open: false }, to: { sort: first, open: false } };
    case '<':
      return { to: { sort: first, open: true } };
    case '<=':
      return { to: { sort: first, open: false } };
    case '>':
      return { from: { sort: first, open: true } };
    case '>=':
      return { from: { sort: first, open: false } };
    case 'between':
      return { from: { sort: first, open: false }, to: { sort: second ?? first, open: false } };
    case 'begins_with':
      if (key.type !== 'N') return { prefix: first };
      throw validation('Query key condition not supported');
    default:
      throw validation('Query key condition not supported');
  }
}

function keyOf(value: AttributeValue | undefined, key: KeyAttribute): string {
  if (value === undefined || typeOf(value) !== key.type) {
    throw validation('One or more parameter values were invalid: Condition parameter type does not match schema type');
  }
  if (('S' in value && value.S === '') || ('B' in value && value.B === '')) {
    throw validation(
      'One or more parameter values are not valid. ' +
        `The AttributeValue for a key attribute cannot contain an empty string value. Key: ${key.name}`,
    );
  }
  return sortableKey(value) ?? '';
}

function termsOf(condition: Condition, bindings: Bindings): Term[] {
  switch (condition.kind) {
    case 'and':
      return [...termsOf(condition.left, bindings), ...termsOf(condition.right, bindings)];
    case 'compare':
      return [term(condition.by, condition.left, [condition.right], bindings)];
    case 'between':
      return [term('between', condition.operand, [condition.low, condition.high], bindings)];
    case 'begins_with':
      return [term('begins_with', condition.subject, [condition.argument], bindings)];
    default:
      throw validation(`Invalid operator used in KeyConditionExpression: ${condition.kind.toUpperCase()}`);
  }
}

function term(by: string, subject: Operand, values: readonly Operand[], bindings: Bindings): Term {
  if (subject.kind !== 'path' || values.some((value) => value.kind !== 'value')) {
    throw validation('Invalid condition in KeyConditionExpression: it must compare a key attribute with a value');
  }
  const path = plainPath(subject.path, bindings);
  if (path.length > 1) {
    throw validation('Invalid condition in KeyConditionExpression: nested attributes are not supported');
  }
  return {
    name: path[0],
    by,
    values: values.flatMap((value) => (value.kind === 'value' ? [bindings.value(value.ref)] : [])),
  };
}
