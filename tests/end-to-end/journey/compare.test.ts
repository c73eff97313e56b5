import { describe, expect, it } from 'vitest';
import { differencesBetween } from '../../support/journey/compare.ts';
import { headersThatMatter, type Step } from '../../support/journey/record.ts';

const step = (body: unknown, status = 200, headers: Record<string, string> = {}): Step[] => [
  { name: 'a step', status, body, headers: headersThatMatter(new Headers(headers)) },
];

describe('two walks of the journey', () => {
  it('are the same where only ids, amounts and instants differ', () => {
    const here = { id: 'a', total: '10.00', at: '2027-01-01T00:00:00.000Z', items: [{ n: 1 }, { n: 2 }] };
    const there = { at: '2028-01-01T00:00:00.000Z', items: [{ n: 3 }], id: 'b', total: '11.50' };
    const etags = [
      { ETag: '"1"', Location: '/bookings/0123456789abcdef' },
      { ETag: '"7"', Location: '/bookings/fedcba9876543210' },
    ];
    expect(differencesBetween(step(here, 201, etags[0]), step(there, 201, etags[1]))).toEqual([]);
  });

  it.each([
    ['a status', step({}), step({}, 404), 'a step: 200 here, 404 there'],
    ['a field that is missing', step({ hotel: { name: 'x' } }), step({ hotel: {} }), "the body's /hotel/name is"],
    ['a kind of value', step({ at: '2027-01-01' }), step({ at: 'soon' }), '/at is "date" here, "text" there'],
    ['null in place of a value', step({ a: null }), step({ a: 1 }), '/a is "null" here, "number" there'],
    ['a list of other things', step({ items: [{ a: 1 }] }), step({ items: [{ b: 1 }] }), '/items is'],
    ['a header', step({}, 200, { Allow: 'GET' }), step({}, 200, { Allow: 'PUT' }), 'allow is "GET" here, "PUT" there'],
    ['a header that is not there', step({}, 429, { 'Retry-After': '3' }), step({}, 429), 'retry-after is'],
    ['a step', step({}), [], 'the steps differ'],
  ])('differ by %s', (_what, here, there, words) => {
    expect(differencesBetween(here, there)).toEqual([expect.stringContaining(words)]);
  });

  it('may differ in the type of what has no body, which gateways add', () => {
    expect(differencesBetween(step('', 204), step('', 204, { 'Content-Type': 'application/json' }))).toEqual([]);
  });
});
