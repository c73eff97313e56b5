import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fullPath, type RouteName, routeEntries, routes } from '../../functions/contract/routes.ts';
import { type Answer, type ApiWorld, apiWorld, day, hotelInput } from '../support/api-world.ts';
import { fullBodies } from './bad-input-cases.ts';
import { cases } from './matrix-cases.ts';
import type { Property } from './matrix-parts.ts';

// What a number, an amount or a date can be at its most extreme, in every route that takes one: whether it is taken or
// refused, nothing fails. A number below 1e-130 is one that DynamoDB cannot hold; so is one above 9.9e125.

let world: ApiWorld;
let property: Property;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  const hotel = await world.hotel();
  const room = await world.room(hotel.id, { totalRooms: 500 });
  const booking = await world.confirmed(room);
  const arriving = async () => (await world.confirmed(room, { checkIn: day(0), checkOut: day(2) })).id;
  property = { world, hotel, room, booking, arriving };
});
afterAll(() => world?.stop());

const numbers = [5e-324, 1e-131, -1e-200, 1e-13, 1e126, -1e300, 2 ** 53 + 2, -0, 0.1 + 0.2];
const amounts = ['0', '0.000001', '999999999999', '999999999999.999999', '1000000000', '00.5'];
const dates = ['0001-01-01', '0001-12-31', '1969-12-31', '9999-01-01', '9999-12-31'];

const extremesOf = (value: unknown): readonly unknown[] => {
  if (typeof value === 'number') return numbers;
  if (typeof value !== 'string') return [];
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dates;
  return /^\d+(\.\d+)?$/.test(value) ? amounts : [];
};

/** The same body with an extreme value in the place of each number, amount and date in turn. */
const variants = (body: unknown): unknown[] => {
  if (typeof body !== 'object' || body === null) return [...extremesOf(body)];
  if (Array.isArray(body)) return variants(body[0]).map((first) => [first, ...body.slice(1)]);
  return Object.entries(body).flatMap(([name, value]) =>
    variants(value).map((extreme) => ({ ...body, [name]: extreme })),
  );
};

/** Two dates that belong together: turned round, one alone, both at an end of the calendar. */
const pairs: readonly (readonly [string, string])[] = [
  ['from', 'to'],
  ['checkIn', 'checkOut'],
];
const spans: readonly (readonly [string | undefined, string | undefined])[] = [
  [day(9), day(3)],
  [day(3), day(3)],
  [day(3), undefined],
  [undefined, day(3)],
  ...dates.flatMap((date): (readonly [string | undefined, string | undefined])[] => [
    [date, undefined],
    [undefined, date],
    [date, date],
  ]),
  ['0001-01-01', '9999-12-31'],
  ['9999-12-30', '9999-12-31'],
  ['9999-12-31', '0001-01-01'],
  ['0001-01-01', '0001-01-02'],
];
const spanned = (body: object): object[] =>
  pairs
    .filter(([first, second]) => first in body || second in body)
    .flatMap(([first, second]) =>
      spans.map(([start, end]) => ({
        ...Object.fromEntries(Object.entries(body).filter(([name]) => name !== first && name !== second)),
        ...(start !== undefined && { [first]: start }),
        ...(end !== undefined && { [second]: end }),
      })),
    );
/** The objects within a body that have such a pair, the body itself among them. */
const respanned = (body: unknown): unknown[] => {
  if (typeof body !== 'object' || body === null) return [];
  if (Array.isArray(body)) return respanned(body[0]).map((first) => [first, ...body.slice(1)]);
  const inner = Object.entries(body).flatMap(([name, value]) =>
    respanned(value).map((one) => ({ ...body, [name]: one })),
  );
  return [...spanned(body), ...inner];
};

const inOrder = ['nobody', 'guest', 'owner', 'admin'] as const;
interface Ready {
  readonly path: string;
  readonly token: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}
/** A call that would be well, by somebody who may make it. */
const ready = async (name: RouteName): Promise<Ready> => {
  const { audience, ask } = cases[name];
  const caller = inOrder.find((each) => audience[each] === 'allowed');
  const { params = {}, body, headers = {} } = await ask(property);
  const path = fullPath(routes[name]).replaceAll(/\{(\w+)\}/g, (_whole, part: string) => params[part] ?? part);
  return { path, token: caller === undefined || caller === 'nobody' ? undefined : world.tokens[caller], headers, body };
};

/** A failure is none where the sandbox's own answer is one. */
const failed = ({ status }: Answer): boolean => status >= 500;

// The clock stays where it is for the other tests of the file.
const withBody = routeEntries().filter(([name, { body }]) => body && name !== 'putClock');
describe('an extreme number, amount or date in a body', () => {
  it.each(withBody.map(([name]) => name))('is taken or refused by %s, and nothing fails', async (name) => {
    const call = await ready(name);
    const strange: string[] = [];
    for (const sample of fullBodies[name] ?? [call.body]) {
      for (const body of [...variants(sample), ...respanned(sample)]) {
        const { path, token, headers } = call;
        const answer = await world.sendTo(`${routes[name].method} ${path}`, { token, headers, body });
        if (failed(answer)) strange.push(`${JSON.stringify(body)}: ${answer.status}`);
      }
    }
    expect(strange).toEqual([]);
  });
});

const queried = routeEntries().flatMap(([name, { query }]) => {
  if (!query) return [];
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  const fields = Object.keys(properties);
  return fields.some((field) => ['from', 'checkIn', 'limit'].includes(field)) ? [{ name, fields }] : [];
});
describe('an extreme date or number in a query', () => {
  it.each(queried)('is taken or refused by $name, and nothing fails', async ({ name, fields }) => {
    const { path, token, body } = await ready(name);
    const strange: string[] = [];
    const ask = async (query: Record<string, string>): Promise<void> => {
      const sent = { token, ...(routes[name].method !== 'GET' && { body }) };
      const answer = await world.sendTo(`${routes[name].method} ${path}?${new URLSearchParams(query)}`, sent);
      if (failed(answer)) strange.push(`${JSON.stringify(query)}: ${answer.status}`);
    };
    for (const [first, second] of pairs.filter(([one]) => fields.includes(one))) {
      for (const [start, end] of spans) {
        await ask({ ...(start !== undefined && { [first]: start }), ...(end !== undefined && { [second]: end }) });
      }
    }
    for (const limit of ['0', '-1', '999999999', '1e9', '1.5', '00000000000000001']) {
      if (fields.includes('limit')) await ask({ limit });
    }
    expect(strange).toEqual([]);
  });
});

describe('a number that the store cannot hold', () => {
  it.each(['latitude', 'longitude'])('is refused by its place: %s of a hotel', async (field) => {
    for (const value of [5e-324, -1e-200, 1e-13]) {
      const body = { ...hotelInput, [field]: value };
      const answer = await world.send('POST /admin/hotels', {
        token: world.tokens.owner,
        body,
      });
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(answer.body).toMatchObject({ errors: [{ pointer: `/${field}`, code: 'too_many_decimals' }] });
    }
  });
});
