import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import { type InputErrorCode, inputErrors } from '../../functions/contract/problem-answer.ts';
import { routeEntries } from '../../functions/contract/routes.ts';
import { FIELD_ERROR_CODES, type FieldErrorCode } from '../../functions/domain/field-error-codes.ts';
import { fieldErrors, formatMissing } from '../../functions/runtime/steps/field-errors.ts';

const first = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value, formatMissing);
  return error && fieldErrors(error)[0];
};

describe('an error of input', () => {
  it('has one of the codes of the contract, and no other', () => {
    expectTypeOf<FieldErrorCode>().toEqualTypeOf<InputErrorCode>();
    expect(FIELD_ERROR_CODES.toSorted()).toEqual(Object.keys(inputErrors).toSorted());
  });

  it.each([
    [z.strictObject({ name: z.string() }), {}, 'missing', undefined],
    [z.strictObject({ role: z.enum(['guest', 'owner']) }), {}, 'missing', undefined],
    [z.strictObject({ bound: z.union([z.number(), z.string()]) }), {}, 'missing', undefined],
    [z.string(), 7, 'invalid_type', { expected: 'string' }],
    [z.enum(['a', 'b']), 'c', 'invalid_value', { values: ['a', 'b'] }],
    [z.int().min(1), 0, 'too_small', { minimum: 1, inclusive: true, of: 'number' }],
    [z.number().gt(0), 0, 'too_small', { minimum: 0, inclusive: false, of: 'number' }],
    [z.string().max(2), 'abc', 'too_big', { maximum: 2, inclusive: true, of: 'string' }],
    [z.array(z.int()).max(1), [1, 2], 'too_big', { maximum: 1, inclusive: true, of: 'array' }],
    [z.number().multipleOf(0.01), 0.001, 'not_multiple_of', { divisor: 0.01 }],
    [z.strictObject({}), { 'a/b': 1 }, 'unrecognized_keys', { keys: ['a/b'] }],
  ])('of zod keeps its code and figures: %#', (schema, value, code, params) => {
    expect(first(schema, value)).toMatchObject({ code, ...(params && { params }) });
  });
});

/** Every schema below one, each once. */
const within = (schema: z.ZodType, seen: Set<z.ZodType> = new Set()): Set<z.ZodType> => {
  if (seen.has(schema)) return seen;
  seen.add(schema);
  const { def } = schema as z.ZodType & { def: Record<string, unknown> };
  const shape = def['shape'] as Record<string, z.ZodType> | undefined;
  const parts = [def['innerType'], def['element'], def['in'], def['out'], ...((def['options'] as unknown[]) ?? [])];
  for (const part of [...parts, ...Object.values(shape ?? {})]) if (part instanceof z.ZodType) within(part, seen);
  return seen;
};

/** Rules written with `refine`; those of `superRefine` add whole issues. */
const rulesOf = (schema: z.ZodType): z.ZodCustom[] =>
  (schema.def.checks ?? []).filter((check): check is z.ZodCustom => check instanceof z.ZodCustom);

describe('the route table', () => {
  const schemas = routeEntries().flatMap(([name, { params, query, body }]) =>
    [params, query, body].flatMap((schema) => (schema ? [...within(schema)].map((one) => ({ name, one })) : [])),
  );

  it('has no rule without a code, which no client could say in its own language', () => {
    const rules = schemas.flatMap(({ name, one }) => rulesOf(one).map((rule) => ({ name, def: rule.def })));
    expect(rules.length).toBeGreaterThan(50);
    for (const { name, def } of rules) {
      const { params } = def as { params?: { code?: string } };
      expect(Object.keys(inputErrors), name).toContain(params?.code);
    }
  });

  it('names the form of every text that has one', () => {
    for (const { name, one } of schemas) {
      const plain = (one.def.checks ?? []).some(
        (check) => 'format' in check._zod.def && check._zod.def.format === 'regex',
      );
      expect(plain, `${name} has a regex: use formatted() of contract/input-errors.ts`).toBe(false);
    }
  });
});
