import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Client } from '../../functions/contract/client.ts';
import { fullPath, routeEntries } from '../../functions/contract/routes.ts';
import { type Answer, type ApiWorld, apiWorld, day, hotelInput, roomInput, success } from '../support/api-world.ts';
import { cases } from './matrix-cases.ts';
import type { Property } from './matrix-parts.ts';

let world: ApiWorld;
let hotel: { id: string };
let room: { id: string; hotelId: string };
let booking: { id: string; reference: string };
let webhook: { id: string };
let property: Property;
beforeAll(async () => {
  // With limits: what they say is part of the API.
  world = await apiWorld();
  hotel = await world.hotel();
  room = await world.room(hotel.id, { totalRooms: 100 });
  booking = await world.confirmed(room);
  const hook = { url: 'https://example.com/hooks', events: ['booking.held'] };
  webhook = success(await world.clients.owner.call('createWebhook', { body: hook })).webhook;
  property = { world, hotel, room, booking, arriving: async () => booking.id };
});
afterAll(() => world?.stop());

/** The next minute: limits count calls a minute. */
const breathe = () => world.advance('PT2M');
const page = z.object({ items: z.array(z.looseObject({ id: z.string() })), nextCursor: z.string().nullable() });

describe('a thing that can change', () => {
  interface Thing {
    readonly what: string;
    readonly read: () => string;
    readonly write: string;
    readonly body: () => unknown;
    readonly by: 'guest' | 'owner' | 'admin';
  }
  const things: Thing[] = [
    { what: 'hotel', read: () => `/admin/hotels/${hotel.id}`, write: 'PUT', body: () => hotelInput, by: 'owner' },
    {
      what: 'booking',
      read: () => `/bookings/${booking.id}`,
      write: 'PATCH',
      body: () => ({ guests: 1 }),
      by: 'guest',
    },
    { what: 'account', read: () => '/auth/me', write: 'PATCH', body: () => ({ name: 'Sue Ellen' }), by: 'guest' },
    {
      what: 'webhook',
      read: () => `/admin/webhooks/${webhook.id}`,
      write: 'PATCH',
      body: () => ({ events: ['booking.cancelled'] }),
      by: 'owner',
    },
    { what: 'settings', read: () => '/admin/settings', write: 'PUT', body: () => ({ maxNights: 29 }), by: 'admin' },
  ];

  it.each(things)('tells its version as ETag, and takes If-Match: $what', async ({ read, write, body, by }) => {
    const token = world.tokens[by];
    const found = await world.send(`GET ${read()}`, { token });
    const etag = found.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"\d+"$/);
    expect(JSON.stringify(found.body)).toContain(`"version":${etag.slice(1, -1)}`);
    const change = (version: string) =>
      world.send(`${write} ${read()}`, { token, body: body(), headers: { 'If-Match': version } });
    expect(await change('"999"')).toBeProblem(412, 'stale-version');
    const changed = await change(etag);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(await change(etag)).toBeProblem(412, 'stale-version');
  });

  it('takes If-Match where it is deleted, too', async () => {
    const doomed = await world.hotel();
    const call = (version: string) =>
      world.clients.owner.call('deleteHotel', { params: { hotelId: doomed.id }, headers: { 'If-Match': version } });
    expect(await call('"7"')).toBeProblem(412, 'stale-version');
    expect(await call('"1"')).toMatchObject({ status: 204 });
    expect(await call('"1"')).toBeProblem(404, 'not-found');
  });
});

describe('what is new', () => {
  it('is a 201 with its Location, where it can be read', async () => {
    const token = world.tokens.owner;
    const made: Answer = await world.send('POST /admin/hotels', { token, body: hotelInput });
    expect(made.status).toBe(201);
    const place = made.headers.get('location') ?? '';
    const found = await world.sendTo(`GET ${place}`, { token });
    expect(found.body).toMatchObject(z.looseObject({ hotel: z.unknown() }).parse(made.body));
    const body = { ...roomInput, hotelId: hotel.id };
    const newRoom = await world.send('POST /admin/rooms', { token, body });
    expect(newRoom.headers.get('location')).toMatch(/^\/api\/v1\/admin\/rooms\/\w+$/);
  });
});

describe('a list', () => {
  const walk = async (path: string, token: string | undefined): Promise<string[]> => {
    const ids: string[] = [];
    const separator = path.includes('?') ? '&' : '?';
    for (let cursor: string | null = ''; cursor !== null; ) {
      const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer = await world.send(`GET ${path}${separator}limit=2${next}`, { token });
      const { items, nextCursor } = page.parse(answer.body);
      ids.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    return ids;
  };

  it.each(['/hotels', '/hotels?country=PT&city=Faro', '/admin/hotels', '/admin/users'])(
    'is the same in pages of two as whole: %s',
    async (path) => {
      for (let more = 0; more < 3; more += 1) await world.hotel();
      const token = path.startsWith('/admin') ? world.tokens.admin : undefined;
      const whole = page.parse(
        (await world.send(`GET ${path}${path.includes('?') ? '&' : '?'}limit=100`, { token })).body,
      );
      expect(whole.nextCursor).toBeNull();
      expect(await walk(path, token)).toEqual(whole.items.map(({ id }) => id));
      expect(whole.items.length).toBeGreaterThan(3);
    },
  );

  it.each([
    ['hotels', () => '/hotels?country=PT'],
    ['own bookings', () => '/bookings'],
    ['a booking’s history', () => `/bookings/${booking.id}/history`],
    ['a hotel’s bookings', () => `/admin/hotels/${hotel.id}/bookings`],
    ['a hotel’s history', () => `/admin/hotels/${hotel.id}/history`],
    ['accounts', () => '/admin/users'],
    ['an account’s history', () => `/admin/users/${world.accounts.otherOwner.userId}/history`],
    ['mails', () => '/sandbox/mail'],
  ])('of %s ends where its last page is just full', async (_what, pathOf) => {
    await breathe();
    const path = pathOf();
    const token = path.startsWith('/bookings') ? world.tokens.guest : world.tokens.admin;
    const list = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });
    const read = async (limit: number) =>
      list.parse((await world.send(`GET ${path}${path.includes('?') ? '&' : '?'}limit=${limit}`, { token })).body);
    const { items } = await read(100);
    expect(items).not.toHaveLength(0);
    expect(await read(items.length)).toEqual({ items, nextCursor: null });
  });

  it('takes only the cursors it gave, for the request it gave them for', async () => {
    await breathe();
    const first = page.parse((await world.send('GET /hotels?country=PT&limit=1')).body);
    const cursor = first.nextCursor ?? '';
    expect((await world.send(`GET /hotels?country=PT&limit=3&cursor=${cursor}`)).status).toBe(200);
    const wrong = [
      `/hotels?limit=1&cursor=${cursor}`,
      `/hotels?country=ES&cursor=${cursor}`,
      `/hotels?country=PT&cursor=${cursor}x`,
    ];
    for (const path of wrong) expect(await world.send(`GET ${path}`)).toBeProblem(400, 'invalid-request');
    const { owner } = world.tokens;
    expect(await world.send(`GET /admin/hotels?cursor=${cursor}`, { token: owner })).toBeProblem(
      400,
      'invalid-request',
    );
  });
});

describe('HEAD', () => {
  const readable = routeEntries().filter(([, { method }]) => method === 'GET');

  it.each(readable.map(([name]) => name))('is answered as GET is, without the body: %s', async (name) => {
    await breathe();
    const entry = readable.find(([each]) => each === name);
    const { params = {}, query } = await cases[name].ask(property);
    const path = entry
      ? fullPath(entry[1]).replaceAll(/\{(\w+)\}/g, (_whole, part: string) => params[part] ?? part)
      : '';
    const { nobody, guest } = cases[name].audience;
    const token = nobody === 'allowed' ? undefined : world.tokens[guest === 'allowed' ? 'guest' : 'admin'];
    const search = query === undefined ? '' : `?${query}`;
    const get = await world.sendTo(`GET ${path}${search}`, { token });
    const head = await world.sendTo(`HEAD ${path}${search}`, { token });
    expect({ status: head.status, body: head.body }).toEqual({ status: get.status, body: '' });
    for (const header of ['content-type', 'etag', 'cache-control']) {
      expect(head.headers.get(header), header).toBe(get.headers.get(header));
    }
  });
});

describe('limits', () => {
  it('are told on every answer, and count down', async () => {
    const { token } = await world.someone();
    const left = async () => {
      const { headers } = await world.send('GET /auth/me', { token });
      expect(headers.get('ratelimit-limit')).toBe('100');
      expect(Number(headers.get('ratelimit-reset'))).toBeLessThanOrEqual(60);
      return Number(headers.get('ratelimit-remaining'));
    };
    const first = await left();
    expect(first).toBeLessThanOrEqual(100);
    expect(await left()).toBeLessThanOrEqual(first);
  });

  it('of holds a minute are ten, then Retry-After says when', async () => {
    await breathe();
    const { client } = await world.someone();
    const hold = (body: ReturnType<ApiWorld['stayOf']>) =>
      client.call('createBooking', { body, idempotencyKey: randomUUID() });
    const tooMany = { ...world.stayOf(room), guests: 9 };
    for (let call = 0; call < 10; call += 1) expect(await hold(tooMany)).toBeProblem(422, 'too-many-guests');
    const limited = await hold(tooMany);
    expect(limited).toBeProblem(429, 'rate-limited');
    expect(limited.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(limited.headers.get('ratelimit-remaining')).toBe('0');
  });

  it('of open holds are ten a guest, until one of them ends', async () => {
    await breathe();
    const { client } = await world.someone();
    const hold = async () => client.call('createBooking', { body: world.stayOf(room), idempotencyKey: randomUUID() });
    const first = success(await hold()).booking;
    for (let call = 0; call < 9; call += 1) success(await hold());
    await breathe();
    const refused = await hold();
    expect(refused).toBeProblem(429, 'too-many-holds');
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(refused.body).toMatchObject({ open: 10, limit: 10 });
    success(await client.call('cancelBooking', { params: { bookingId: first.id } }));
    expect(await hold()).toMatchObject({ status: 201 });
  });

  it('of unpaid room-nights are sixty a guest, and of a night half is for one address', async () => {
    const many = await world.room(room.hotelId, { totalRooms: 20 });
    const hold = (client: Client, changes: object) =>
      client.call('createBooking', { body: world.stayOf(many, changes), idempotencyKey: randomUUID() });
    await breathe();
    const { client } = await world.someone();
    success(await hold(client, { checkIn: day(40), checkOut: day(60), rooms: 3, guests: 3 }));
    const refused = await hold(client, {});
    expect(refused).toBeProblem(429, 'too-many-holds');
    expect(refused.body).toMatchObject({ of: 'room-nights', open: 60, limit: 60 });
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);

    await breathe();
    const crowd = [await world.someone(), await world.someone(), await world.someone()];
    const night = { checkIn: day(30), checkOut: day(31), rooms: 4, guests: 4 };
    const answers = await Promise.all(crowd.map((guest) => hold(guest.client, night)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 429]);
    const over = answers.find(({ status }) => status === 429);
    expect(over).toBeProblem(429, 'too-many-holds');
    expect(over?.body).toMatchObject({ of: 'address', open: 8, limit: 10 });
  });

  it('of logins are five a minute and e-mail, whoever asks', async () => {
    await breathe();
    const login = (password: string) =>
      world.anyone.call('login', { body: { email: 'limited@example.com', password, transport: 'bearer' } });
    for (let call = 0; call < 5; call += 1) expect(await login('wrong')).toBeProblem(401, 'unauthenticated');
    const limited = await login('wrong');
    expect(limited).toBeProblem(429, 'rate-limited');
    expect(limited.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  });
});

describe('a stay of today', () => {
  it('can be held, and one of yesterday not', async () => {
    await breathe();
    expect(await world.hold(world.stayOf(room, { checkIn: day(0), checkOut: day(1) }))).toMatchObject({ status: 201 });
    const past = world.stayOf(room, { checkIn: day(-1), checkOut: day(1) });
    expect(await world.hold(past)).toBeProblem(422, 'stay-not-allowed');
  });
});
