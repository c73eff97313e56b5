import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Problem, problem } from '../../functions/contract/problem-answer.ts';
import { fullPath, type RouteName, routeEntries, routes } from '../../functions/contract/routes.ts';
import { type Answer, type ApiWorld, apiWorld, day } from '../support/api-world.ts';
import { fullBodies, type Wrong, wrongBodies, wrongDocuments } from './bad-input-cases.ts';
import { cases } from './matrix-cases.ts';
import type { Property } from './matrix-parts.ts';

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

/** Everything that could have changed, as its owners see it. */
const dump = async (): Promise<unknown[]> => {
  const { guest, owner, admin } = world.clients;
  const hotelId = property.hotel.id;
  const all = { query: { limit: '100' } };
  const answers = [
    await guest.call('me'),
    await guest.call('listBookings', all),
    await guest.call('getHistory', { params: { bookingId: property.booking.id } }),
    await guest.call('getPayments', { params: { bookingId: property.booking.id } }),
    await owner.call('listOwnHotels', all),
    await owner.call('getOwnHotel', { params: { hotelId } }),
    await owner.call('getPricing', { params: { roomTypeId: property.room.id } }),
    await owner.call('listHotelBookings', { params: { hotelId }, ...all }),
    await owner.call('reconcile', { params: { hotelId }, query: { from: day(0), to: day(35) } }),
    await admin.call('listUsers', all),
    await admin.call('getSettings'),
  ];
  return answers.map(({ status, body }) => ({ status, body }));
};

const withBody = routeEntries().flatMap(([name, { body }]) => (body ? [{ name, schema: body }] : []));
const inOrder = ['nobody', 'guest', 'owner', 'admin'] as const;

interface Ready {
  readonly name: RouteName;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
}
/** A call that would be well, but for its body. */
const ready = async (name: RouteName): Promise<Ready> => {
  const { audience, ask } = cases[name];
  const caller = inOrder.find((each) => audience[each] === 'allowed');
  const { params = {}, query, body, headers = {} } = await ask(property);
  const path = fullPath(routes[name]).replaceAll(/\{(\w+)\}/g, (_whole, part: string) => params[part] ?? part);
  const token = caller === undefined || caller === 'nobody' ? undefined : world.tokens[caller];
  const sample = typeof body === 'object' && body !== null ? body : {};
  return { name, path: query === undefined ? path : `${path}?${query}`, token, body: sample, headers };
};
const send = ({ name, path, token, headers }: Ready, text: string): Promise<Answer> =>
  world.sendTo(`${routes[name].method} ${path}`, { token, text, headers });

const inTurns = async <T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> => {
  const left = [...all];
  const take = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await each(next);
  };
  await Promise.all(Array.from({ length: 4 }, take));
};

const pointsAt = ({ errors = [] }: Problem, { pointer, what }: Wrong): boolean =>
  // Where one of two fields is wanted, the answer may ask for the other.
  (what.endsWith(' is missing') && errors.some(({ code }) => code === 'missing')) ||
  errors.some((error) => error.pointer.startsWith(pointer) || pointer.startsWith(`${error.pointer}/`));

/** A version may be any number, so a wild one is just not the current one. */
const isStale = ({ what }: Wrong, { status }: Answer) => what === '/version is far too high' && status === 412;
/** What is typed at login is free text: the wrong one is just the wrong password. */
const isFreeText = (name: RouteName, { what }: Wrong) =>
  /is text with/.test(what) && (name === 'login' || (name === 'changePassword' && what.startsWith('/current')));

/** What is only searched by may change direction. */
const isQuery = (name: RouteName, { what }: Wrong) =>
  what.endsWith('a change of direction') &&
  ['searchHotels', 'requestPasswordReset', 'requestBookingLink'].includes(name);

describe.each(withBody)('the body of $name', ({ name, schema }) => {
  let call: Ready;
  let before: unknown[];
  beforeAll(async () => {
    call = await ready(name);
    before = await dump();
  });

  it('that is wrong in one place is refused by that place', async () => {
    const samples = fullBodies[name] ?? [call.body];
    const strange: string[] = [];
    await inTurns(
      samples.flatMap((sample) => wrongBodies(schema, sample)),
      async (wrong) => {
        const answer = await send(call, JSON.stringify(wrong.body));
        const said = problem.safeParse(answer.body).data;
        const isRight = answer.status === 400 && said?.type === '/problems/invalid-request' && pointsAt(said, wrong);
        const isNotTaken = isFreeText(name, wrong) && [401, 422].includes(answer.status);
        const isTaken = isQuery(name, wrong) && answer.status < 300;
        if (!isRight && !isNotTaken && !isTaken && !isStale(wrong, answer))
          strange.push(`${wrong.what}: ${answer.status} ${JSON.stringify(answer.body)}`.slice(0, 300));
      },
    );
    expect(strange).toEqual([]);
  });

  it('that is no object, or has a prototype in it, is refused', async () => {
    for (const [, text] of wrongDocuments) expect(await send(call, text)).toBeProblem(400, 'invalid-request');
    const inner = JSON.stringify(call.body).slice(1);
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const answer = await send(call, `{"${key}":{"polluted":true}${inner === '}' ? '' : ','}${inner}`);
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(answer.body).toMatchObject({ errors: [{ pointer: `/${key}`, code: 'unrecognized_keys' }] });
    }
  });

  it('of another type, or of a megabyte, is refused', async () => {
    const text = JSON.stringify(call.body);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const typed = { ...call, headers: { ...call.headers, 'Content-Type': type } };
      expect(await send(typed, text)).toBeProblem(415, 'unsupported-media-type');
    }
    expect(await send(call, JSON.stringify({ ...call.body, x: 'x'.repeat(1_000_000) }))).toBeProblem(413, 'too-large');
  });

  it('has changed nothing', async () => {
    expect(await dump()).toEqual(before);
  });
});
