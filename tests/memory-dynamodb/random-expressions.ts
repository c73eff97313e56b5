import fc from 'fast-check';

/**
 * Random expressions for holding two tables against each other. Few attributes and few values, so that conditions come
 * out both ways; types are mixed, so that errors do too.
 */
const NAMES = ['a', 'b', 'c', 'm.x', 'm.y', 'l[0]', 'l[1]', 'l[2]', '#l[0].z', 'guest', 'dueShard', 'dueAt', 'title'];

export const LITERALS: Readonly<Record<string, unknown>> = {
  ':0': 0,
  ':1': 1,
  ':neg': -3,
  ':dec': 2.25,
  ':s': 'x',
  ':s2': 'xyz',
  ':e': '',
  ':t': true,
  ':nil': null,
  ':l': [1, 'x'],
  ':m': { x: 1, y: 'x' },
  ':ss': new Set(['x', 'y']),
  ':ns': new Set([1, 2]),
  ':ty': 'N',
};

const name = fc.constantFrom(...NAMES);
/** What updates write: DynamoDB Local lets an update give an index key a wrong type, which AWS refuses. */
const target = fc.constantFrom(...NAMES.filter((each) => !['guest', 'dueShard', 'dueAt'].includes(each)));
const ref = fc.constantFrom(...Object.keys(LITERALS));
const operand = fc.oneof(
  { weight: 4, arbitrary: name },
  { weight: 3, arbitrary: ref },
  { weight: 1, arbitrary: name.map((n) => `size(${n})`) },
);

// Literals mostly of a type the operator takes: all others are refused alike, before anything interesting happens.
const number = fc.constantFrom(':0', ':1', ':neg', ':dec');
const text = fc.constantFrom(':s', ':s2', ':e');
const ordered = fc.oneof(
  { weight: 8, arbitrary: name },
  { weight: 6, arbitrary: number },
  { weight: 6, arbitrary: text },
  { weight: 4, arbitrary: name.map((n) => `size(${n})`) },
  { weight: 1, arbitrary: ref },
);
const bounds = fc.oneof(
  fc.constantFrom(':neg AND :1', ':0 AND :dec', ':s AND :s2', ':e AND :s2', 'a AND b', ':0 AND a', ':1 AND :0'),
  fc.tuple(ordered, ordered).map(([low, high]) => `${low} AND ${high}`),
);

const comparison = fc.oneof(
  fc.tuple(operand, fc.constantFrom('=', '<>'), operand).map((parts) => parts.join(' ')),
  fc.tuple(ordered, fc.constantFrom('<', '<=', '>', '>='), ordered).map((parts) => parts.join(' ')),
  fc.tuple(name, bounds).map((parts) => parts.join(' BETWEEN ')),
  fc.tuple(operand, fc.array(operand, { minLength: 1, maxLength: 3 })).map(([a, b]) => `${a} IN (${b.join(', ')})`),
  name.map((n) => `attribute_exists(${n})`),
  name.map((n) => `attribute_not_exists(${n})`),
  name.map((n) => `attribute_type(${n}, :ty)`),
  fc.tuple(name, text).map(([a, b]) => `begins_with(${a}, ${b})`),
  fc.tuple(name, operand).map(([a, b]) => `contains(${a}, ${b})`),
);

/** A whole condition; brackets, AND, OR and NOT in every mixture. */
export const condition: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.tuple(tie('tree'), fc.constantFrom('AND', 'OR'), tie('tree')).map((parts) => parts.join(' ')),
    tie('tree').map((inner) => `NOT ${inner}`),
    tie('tree').map((inner) => (inner.startsWith('(') ? inner : `(${inner})`)),
  ),
})).tree;

const term = fc.oneof(
  { weight: 3, arbitrary: ref },
  { weight: 2, arbitrary: name },
  { weight: 2, arbitrary: fc.tuple(name, ref).map(([n, r]) => `if_not_exists(${n}, ${r})`) },
  { weight: 1, arbitrary: fc.tuple(name, fc.constantFrom(':l', 'l', 'a')).map(([n, r]) => `list_append(${n}, ${r})`) },
  { weight: 1, arbitrary: name.map((n) => `list_append(if_not_exists(${n}, :l), :l)`) },
);
const addend = fc.oneof(
  number,
  name,
  fc.tuple(name, number).map(([n, r]) => `if_not_exists(${n}, ${r})`),
);
const setValue = fc.oneof(
  term,
  fc.tuple(addend, fc.constantFrom('+', '-'), addend).map((parts) => parts.join(' ')),
);

function section(keyword: string, action: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .uniqueArray(action, { minLength: 1, maxLength: 3, selector: (text) => text.split(' ')[0] })
    .map((actions) => `${keyword} ${actions.join(', ')}`);
}

const set = section(
  'SET',
  fc.tuple(target, setValue).map(([n, v]) => `${n} = ${v}`),
);
const remove = section('REMOVE', name);
const add = section(
  'ADD',
  fc.tuple(target, fc.constantFrom(':1', ':dec', ':neg', ':ss', ':ns', ':1', ':s')).map((parts) => parts.join(' ')),
);
const del = section(
  'DELETE',
  fc.tuple(target, fc.constantFrom(':ss', ':ns', ':s')).map((parts) => parts.join(' ')),
);

/** An update of one or two sections. */
export const update: fc.Arbitrary<string> = fc.oneof(
  set,
  remove,
  add,
  del,
  fc.tuple(set, remove).map((parts) => parts.join(' ')),
  fc.tuple(add, set).map((parts) => parts.join(' ')),
);

export const projection: fc.Arbitrary<string> = fc
  .subarray(NAMES, { minLength: 1, maxLength: 4 })
  .map((names) => names.join(', '));

/** The names and values these expressions mention, for the request that carries them. */
export function bindings(...expressions: readonly string[]): {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
} {
  const text = expressions.join(' ');
  const values = Object.entries(LITERALS).filter(([each]) => new RegExp(`${each}(?!\\w)`).test(text));
  return {
    ...(text.includes('#l') ? { ExpressionAttributeNames: { '#l': 'l' } } : {}),
    ...(values.length > 0 ? { ExpressionAttributeValues: Object.fromEntries(values) } : {}),
  };
}
