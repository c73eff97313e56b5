import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problem } from '../../functions/contract/problem-answer.ts';
import { fullPath, type RouteName, routeEntries, routes } from '../../functions/contract/routes.ts';
import { type Answer, type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
let hotel: { id: string };
let room: { id: string; hotelId: string };
let booking: { id: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotel = await world.hotel();
  room = await world.room(hotel.id, { totalRooms: 100 });
  booking = await world.confirmed(room, { checkIn: day(20), checkOut: day(22) });
});
afterAll(() => world?.stop());

/** Called with the ids of things there are, by their guest, or by the system admin, who may call all the rest. */
const ask = (name: RouteName, { query = '', params = {} }: { query?: string; params?: Record<string, string> }) => {
  const ids = { hotelId: hotel.id, roomTypeId: room.id, bookingId: booking.id, name: 'sold-out' };
  const known: Record<string, string> = { ...ids, ...params };
  const path = fullPath(routes[name]).replaceAll(/\{(\w+)\}/g, (_whole, part: string) => known[part] ?? 'none');
  const { method, access } = routes[name];
  const token = world.tokens[access === 'guest' ? 'guest' : 'admin'];
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
  const headers = { 'Idempotency-Key': randomUUID() };
  return world.sendTo(`${method} ${path}${query}`, { token, headers, ...body });
};
const pointersOf = (answer: Answer) => problem.parse(answer.body).errors?.map(({ pointer }) => pointer);

const queried = routeEntries().flatMap(([name, { query, listed = [] }]) => {
  if (!query) return [];
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  const fields = Object.keys(properties);
  return [{ name, fields, single: fields.filter((field) => !listed.includes(field)) }];
});

describe.each(queried)('the query of $name', ({ name, fields, single }) => {
  it.each(single)('refuses %s given twice', async (field) => {
    const answer = await ask(name, { query: `?${field}=a&${field}=b` });
    expect(answer).toBeProblem(400, 'invalid-request');
    expect(problem.parse(answer.body).errors).toContainEqual({
      pointer: `/${field}`,
      code: 'given_twice',
      params: {},
      detail: 'is given more than once',
    });
  });

  it.each(fields)('refuses a senseless %s', async (field) => {
    // The bare name is a yes.
    const empty = field === 'undelivered' ? [] : [''];
    for (const value of [...empty, '%00%1b', 'x'.repeat(3000), '%ED%A0%80']) {
      const answer = await ask(name, { query: `?${field}=${value}` });
      expect(answer).toBeProblem(400, 'invalid-request');
    }
  });

  it('refuses what it does not know', async () => {
    for (const field of ['colour', '__proto__', 'constructor']) {
      const answer = await ask(name, { query: `?${field}=1` });
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(pointersOf(answer)).toContain(`/${field}`);
    }
  });

  if (fields.includes('from'))
    it('refuses days there are not, and ranges the wrong way round', async () => {
      const wrong = ['2027-02-30', '27-02-03', 'tomorrow', '2027-13-01', '0000-01-01', '2027-03-01T00:00:00Z'];
      for (const from of wrong) {
        const answer = await ask(name, { query: `?from=${from}&to=${day(3)}` });
        expect(answer).toBeProblem(400, 'invalid-request');
        expect(pointersOf(answer)).toContain('/from');
      }
      // Fields are judged together once each is there by itself.
      const needed = fields.includes('asOf') ? `&asOf=${day(0)}` : '';
      const answer = await ask(name, { query: `?from=${day(3)}&to=${day(2)}${needed}` });
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(pointersOf(answer)).toContain('/to');
    });

  if (fields.includes('limit'))
    it('refuses a page of no size, and a cursor that was made up', async () => {
      for (const limit of ['0', '101', '-1', '1.5', '1e1000', 'ten', 'NaN']) {
        expect(await ask(name, { query: `?limit=${limit}` })).toBeProblem(400, 'invalid-request');
      }
      const cursors = ['e30.AAAA', 'x', `${Buffer.from('{"at":"0"}').toString('base64url')}.${'A'.repeat(22)}`];
      for (const cursor of cursors) {
        const needed = name === 'listPlaces' ? '&q=Faro' : '';
        const answer = await ask(name, { query: `?cursor=${cursor}${needed}` });
        expect(answer).toBeProblem(400, 'invalid-request');
      }
    });
});

describe('an address', () => {
  const withIds = routeEntries().filter(([, { path }]) => /\{\w+Id\}/.test(path));

  it.each(withIds.map(([name]) => name))('of %s takes only ids', async (name) => {
    const [, part = ''] = /\{(\w+)\}/.exec(routes[name].path) ?? [];
    for (const id of ['%00', 'a%2Fb', '..%2F..%2Fetc', 'x'.repeat(65), '%F0%9F%8F%A8', 'a%20b', "'%20OR%201=1"]) {
      const answer = await ask(name, { params: { [part]: id } });
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(pointersOf(answer)).toContain(`/${part}`);
    }
    for (const id of ['__proto__', 'constructor', 'toString']) {
      expect([400, 404]).toContain((await ask(name, { params: { [part]: id } })).status);
    }
  });

  it('answers a method it has not with those it has', async () => {
    const paths = Map.groupBy(routeEntries(), ([, route]) => fullPath(route));
    for (const [path, entries] of paths) {
      const methods = entries.map(([, { method }]) => method);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        if (methods.includes(method)) continue;
        const answer = await world.sendTo(`${method} ${path.replaceAll(/\{\w+\}/g, 'x')}`, {
          token: world.tokens.admin,
        });
        // A literal path may be met by a pattern beside it, never by a success.
        expect(answer, `${method} ${path}`).toBeProblem(405, 'method-not-allowed');
        const allowed = (answer.headers.get('allow') ?? '').split(', ');
        expect(allowed, path).toEqual(expect.arrayContaining([...methods, 'OPTIONS']));
        expect(allowed.includes('HEAD'), path).toBe(allowed.includes('GET'));
      }
    }
  });
});

describe('an owner’s price', () => {
  it.each([
    ['120.001', 'EUR'],
    ['-5', 'EUR'],
    ['1e3', 'EUR'],
    ['1,50', 'EUR'],
    ['NaN', 'EUR'],
    ['', 'EUR'],
    ['100.5', 'JPY'],
    ['1.2345', 'KWD'],
  ])('of %s %s is refused', async (price, currency) => {
    const house = await world.hotel({ currency });
    const priced = await world.room(house.id, { basePrice: '100' });
    const { owner } = world.clients;
    const params = { roomTypeId: priced.id };
    const overrides = [{ date: day(30), price, reason: 'other' as const }];
    expect(await owner.call('setPricing', { params, body: { overrides } })).toBeProblem(400, 'invalid-request');
    const body = { hotelId: house.id, name: 'Double', basePrice: price, maxGuests: 2, totalRooms: 1 };
    expect(await owner.call('createRoomType', { body })).toBeProblem(400, 'invalid-request');
    expect(success(await owner.call('getPricing', { params })).items).toEqual([]);
  });

  it.each([{ currency: 'QQQ' }, { currency: 'eur' }, { country: 'ZZ' }, { timeZone: 'Mars/Base' }])(
    'is in a currency and a country there are: %j',
    async (wrong) => {
      const body = { name: 'H', address: 'A', city: 'Faro', country: 'PT', latitude: 37, longitude: -8, ...wrong };
      const answer = await world.clients.owner.call('createHotel', { body });
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(answer.body).toMatchObject({ errors: [{ pointer: `/${Object.keys(wrong)[0]}` }] });
    },
  );
});

describe('a guest who hangs up', () => {
  /** Writes a call to the wire by hand and cuts the line: in the middle of the body, or just behind it. */
  const hangUp = async (key: string, share: number): Promise<void> => {
    const { hostname, port } = new URL(world.server.url);
    const body = JSON.stringify(world.stayOf(room));
    const head = [
      'POST /api/v1/bookings HTTP/1.1',
      `Host: ${hostname}:${port}`,
      `Authorization: Bearer ${world.tokens.otherGuest}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      `Idempotency-Key: ${key}`,
    ];
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, Math.floor(body.length * share))}`, () => resolve());
    });
    await sleep(5);
    socket.destroy();
  };
  const list = async () =>
    success(await world.clients.otherGuest.call('listBookings', { query: { limit: '100' } })).items;

  it('in the middle of the body has booked nothing', async () => {
    for (const share of [0, 0.5, 0.99]) await hangUp(randomUUID(), share);
    await sleep(500);
    expect(await list()).toEqual([]);
  });

  it('right after sending has a whole booking or none, and the same key settles which', async () => {
    const keys = Array.from({ length: 5 }, () => randomUUID());
    for (const key of keys) await hangUp(key, 1);
    for (const idempotencyKey of keys) {
      const body = world.stayOf(room);
      const { status } = await world.clients.otherGuest.call('createBooking', { body, idempotencyKey });
      expect([200, 201]).toContain(status);
    }
    expect(await list()).toHaveLength(keys.length);
    const range = { params: { hotelId: hotel.id }, query: { from: day(30), to: day(32) } };
    expect(success(await world.clients.owner.call('reconcile', range)).drift).toEqual([]);
    const { items } = success(await world.anyone.call('getCalendar', range));
    expect(items.map(({ available }) => available)).toEqual([95, 95, 95]);
  });
});
