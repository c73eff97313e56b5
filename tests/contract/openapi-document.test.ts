import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { inputErrors } from '../../functions/contract/problem-answer.ts';
import type { Route } from '../../functions/contract/route.ts';
import { routes } from '../../functions/contract/routes.ts';

const text = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
const record = z.record(z.string(), z.unknown());
const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string(), schema: record })).default([]),
  responses: z.record(z.string(), record),
});
const document = z
  .looseObject({
    info: z.looseObject({ contact: record }),
    tags: z.array(z.object({ name: z.string(), description: z.string() })),
    paths: z.record(z.string(), z.record(z.string(), operation)),
    components: z.looseObject({ schemas: z.record(z.string(), record), responses: z.record(z.string(), record) }),
  })
  .parse(JSON.parse(text));
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
const { schemas } = document.components;

/** Every object in the document. */
const objects = (value: unknown): Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objects);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
};
const schemaAt = (...path: string[]): Record<string, unknown> =>
  record.parse(path.reduce<unknown>((at, name) => record.parse(at)[name], schemas));
const patternAt = (...path: string[]): RegExp => new RegExp(String(schemaAt(...path)['pattern']), 'u');

describe('the OpenAPI document', () => {
  it('has no pattern beside a format, as no client in Python could be imported', () => {
    const both = objects(document).filter((one) => typeof one['format'] === 'string' && 'pattern' in one);
    expect(both).toEqual([]);
  });

  it('knows no formats but those that tools know', () => {
    const formats = objects(document).flatMap(({ format }) => (typeof format === 'string' ? [format] : []));
    const known = ['date', 'date-time', 'email', 'uri', 'uri-reference'];
    expect([...new Set(formats)].filter((format) => !known.includes(format))).toEqual([]);
  });

  it('says for every route what is answered before it is routed, and which headers each answer has', () => {
    for (const { operationId, responses } of operations) {
      expect(Object.keys(responses), operationId).toEqual(expect.arrayContaining(['414', '431']));
      for (const response of Object.values(responses)) {
        const named = /\/responses\/(.+)$/.exec(String(response['$ref']))?.[1];
        const { headers } = (named === undefined ? response : document.components.responses[named]) ?? {};
        expect(Object.keys(record.parse(headers)), operationId).toContain('X-Server-Time');
      }
    }
  });

  it('says what If-Match may be, wherever it is honoured', () => {
    const headers = operations.flatMap(({ parameters }) => parameters.filter(({ name }) => name === 'If-Match'));
    expect(headers.length).toBeGreaterThan(10);
    for (const { schema } of headers) {
      const pattern = new RegExp(String(schema['pattern']), 'u');
      for (const good of ['"3"', 'W/"3"', '3', '*']) expect(good).toMatch(pattern);
      for (const bad of ['"one"', '', '"3', 'W/3', '"1234567890123456"']) expect(bad).not.toMatch(pattern);
    }
  });

  it('says which texts and factors are refused', () => {
    const name = patternAt('HotelInput', 'properties', 'name');
    for (const good of ['Hotel do Largo', ' a ', '東京']) expect(good).toMatch(name);
    for (const bad of ['', '  ', 'a\nb', 'a\u0000', 'a\u202eb']) expect(bad).not.toMatch(name);
    const description = patternAt('HotelInput', 'properties', 'description');
    for (const good of ['', 'two\nlines']) expect(good).toMatch(description);
    expect('a\u0007').not.toMatch(description);
    const factor = patternAt('DemandPricing', 'properties', 'occupancy', 'items', 'properties', 'factor');
    for (const good of ['1', '1.15', '0.5', '0.0001', '10', '10.0000', '9.9999']) expect(good).toMatch(factor);
    for (const bad of ['0', '0.0', '0.0000', '00.5', '10.1', '11', '0.00001', '-1']) expect(bad).not.toMatch(factor);
  });

  it('tells the places of a search and the ways of a price apart', () => {
    const titles = (name: string) =>
      z
        .array(record)
        .parse(schemaAt(name)['oneOf'])
        .map(({ title }) => title);
    expect(titles('SearchInput')).toEqual(['SearchByName', 'SearchAroundPoint', 'SearchInBox', 'SearchAnywhere']);
    expect(titles('PriceOverride')).toEqual(['OverrideOfDate', 'OverrideOfRange']);
    expect(schemaAt('ChangeInput')['minProperties']).toBe(1);
  });

  it('tells a party from its short form, and what excludes each other in a change', () => {
    const fieldsOf = (name: string) =>
      z
        .array(z.looseObject({ properties: record, required: z.array(z.string()).default([]) }))
        .parse(schemaAt(name)['oneOf'])
        .map(({ properties, required }) => ({ fields: Object.keys(properties), required }));
    const [party, guests] = fieldsOf('BookingInput');
    expect(party?.required).toContain('party');
    expect(party?.fields).not.toContain('guests');
    expect(guests?.required).toContain('guests');
    expect(guests?.fields).not.toContain('party');
    expect(fieldsOf('GridInput').map(({ required }) => required)).toEqual([['changes'], ['undo']]);
    for (const { fields } of fieldsOf('ChangeInput')) {
      expect(fields.includes('checkIn') && fields.includes('guestName')).toBe(false);
    }
    for (const { fields } of fieldsOf('NightSet')) {
      expect(fields.includes('price') && fields.includes('adjust')).toBe(false);
    }
  });

  it('says every header that a route reads', () => {
    for (const { operationId, parameters } of operations) {
      const route: Route = routes[operationId as keyof typeof routes];
      const read = [route.idempotency && 'Idempotency-Key', route.ifMatch && 'If-Match'].filter(Boolean);
      const names = parameters.map(({ name }) => name);
      expect(names, operationId).toEqual(expect.arrayContaining(read));
    }
  });

  it('describes its chapters, who answers for it, and every code of an input error', () => {
    for (const { name, description } of document.tags) expect(description.length, name).toBeGreaterThan(20);
    expect(document.info.contact['name']).toEqual(expect.any(String));
    const code = schemaAt('InputError', 'properties', 'code');
    expect(code['enum']).toEqual(Object.keys(inputErrors));
    for (const name of Object.keys(inputErrors)) expect(code['description']).toContain(`\`${name}\``);
  });
});
