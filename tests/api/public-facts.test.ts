import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amenitiesOf } from '../../demo/amenities.ts';
import { chanceOf } from '../../demo/chance.ts';
import { amenityGroups } from '../../functions/contract/amenities.ts';
import type { AnswerOf } from '../../functions/contract/answers.ts';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

type Destination = AnswerOf<'listDestinations'>['body']['items'][number];
let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({
    args: ['--no-limits'],
    env: { BRAND: 'Casa & Co', TILE_URL: 'https://tiles.example/{z}/{x}/{y}' },
  });
});
afterAll(() => world.stop());

describe('GET /config', () => {
  it('tells the limits in force and what pages need', async () => {
    const config = success(await world.anyone.call('getConfig'));
    expect(config).toMatchObject({
      brand: 'Casa & Co',
      stage: 'local',
      sandbox: true,
      holdMinutes: 15,
      maxNights: 30,
      horizonMonths: 18,
      maxRooms: 8,
      boards: ['room_only', 'breakfast', 'half_board', 'full_board', 'all_inclusive'],
      languages: ['en'],
      tileUrl: 'https://tiles.example/{z}/{x}/{y}',
    });
    expect(config.version).toBe(success(await world.anyone.call('getHealth')).version);
  });

  it('follows a change of the settings', async () => {
    success(await world.clients.admin.call('putSettings', { body: { holdMinutes: 20 } }));
    expect(success(await world.anyone.call('getConfig')).holdMinutes).toBe(20);
    success(await world.clients.admin.call('putSettings', { body: { holdMinutes: 15 } }));
  });

  it('names every amenity once, and all that the demo hotels have', async () => {
    const { amenities } = success(await world.anyone.call('getConfig'));
    const ids = amenities.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(amenities.map(({ group }) => group))).toEqual(new Set(Object.keys(amenityGroups)));
    const always = { ...chanceOf('amenities'), percent: () => true };
    const rooms = readFileSync(new URL('../../demo/rooms.ts', import.meta.url), 'utf8');
    const lists = [...rooms.matchAll(/amenities: \[(.*?)\]/g)].map(([, list = '']) => list);
    const used = [...amenitiesOf(5, always), ...lists.flatMap((list) => list.match(/\w+/g) ?? [])];
    expect(used.length).toBeGreaterThan(30);
    for (const id of used) expect(ids).toContain(id);
  });
});

describe('GET /currencies', () => {
  it('tells the decimals and the dated rate of each currency, for one euro', async () => {
    const { date, base, items } = success(await world.anyone.call('getCurrencies'));
    expect({ date, base }).toEqual({ date: '2024-12-31', base: 'EUR' });
    expect(items).toContainEqual({ currency: 'EUR', digits: 2, rate: 1, indicative: false });
    expect(items).toContainEqual({ currency: 'JPY', digits: 0, rate: 163.06, indicative: false });
    expect(items.find(({ currency }) => currency === 'KWD')).toMatchObject({ digits: 3, indicative: true });
    expect(items.map(({ currency }) => currency)).toEqual(items.map(({ currency }) => currency).toSorted());
    for (const { rate } of items) expect(rate).toBeGreaterThan(0);
  });
});

describe('GET /destinations', () => {
  const destinations = async (query: { limit?: string; cursor?: string } = {}) =>
    success(await world.anyone.call('listDestinations', { query }));
  const lisbon = { city: 'Lisboa', country: 'PT', latitude: 38.7223, longitude: -9.1393 } as const;
  const at = (items: readonly Destination[], name: string) => items.find((one) => one.name === name);

  it('are none while there are no hotels', async () => {
    expect(await destinations()).toEqual({ items: [], nextCursor: null });
  });

  it('are the places with most active hotels, the largest first, whatever language a hotel names its town in', async () => {
    await world.hotel();
    await world.hotel(lisbon);
    await world.hotel({ ...lisbon, city: 'Lissabon', images: [{ url: 'https://example.com/a.jpg', alt: 'A' }] });
    await world.hotel({ ...lisbon, status: 'inactive' });
    const { items } = await destinations();
    expect(items.map(({ name, country, hotels }) => ({ name, country, hotels }))).toEqual([
      { name: 'Lisbon', country: 'PT', hotels: 2 },
      { name: 'Faro', country: 'PT', hotels: 1 },
    ]);
    expect(items[0]).toMatchObject({ from: null, image: { url: 'https://example.com/a.jpg', alt: 'A' } });
    const first = await destinations({ limit: '1' });
    expect(first.items.map(({ name }) => name)).toEqual(['Lisbon']);
    const second = await destinations({ limit: '1', cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ name: 'Faro' }], nextCursor: null });
  });

  it('name as `from` the total of the cheapest night that can be booked, in the currency of its hotel', async () => {
    const hotel = await world.hotel({ ...lisbon, taxes: [{ name: 'City tax', kind: 'per_night', value: '2.00' }] });
    const room = await world.room(hotel.id, { basePrice: '90.00', totalRooms: 1 });
    const dear = await world.room((await world.hotel(lisbon)).id, { basePrice: '300.00' });
    await world.advance('PT11M');
    expect(at((await destinations()).items, 'Lisbon')?.from).toEqual({ amount: '92.00', currency: 'EUR' });
    // The night of one date is cheaper, and then it is sold.
    const cheap = { date: day(12), price: '50.00', reason: 'promotion' as const };
    const params = { roomTypeId: room.id };
    success(await world.clients.owner.call('setPricing', { params, body: { overrides: [cheap] } }));
    await world.advance('PT11M');
    expect(at((await destinations()).items, 'Lisbon')?.from).toEqual({ amount: '52.00', currency: 'EUR' });
    success(await world.hold(world.stayOf(room, { checkIn: day(7), checkOut: day(22) })));
    await world.advance('PT11M');
    expect(at((await destinations()).items, 'Lisbon')?.from).toEqual({ amount: '300.00', currency: 'EUR' });
    expect(dear.basePrice.amount).toBe('300.00');
  });

  it('refuses what is no page of it', async () => {
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=x', 'city=Faro']) {
      expect(await world.send(`GET /destinations?${query}`)).toBeProblem(400, 'invalid-request');
    }
  });
});

describe.each(['/config', '/currencies', '/destinations'])('GET %s', (path) => {
  it('may be kept by any cache and is asked for again by its ETag', async () => {
    const first = await world.send(`GET ${path}`);
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=[1-9]\d*$/);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
    for (const known of [tag, tag.slice(2), `"x", ${tag}`, '*']) {
      const again = await world.send(`GET ${path}`, { headers: { 'If-None-Match': known } });
      expect({ status: again.status, body: again.body, tag: again.headers.get('etag') }).toEqual({
        status: 304,
        body: '',
        tag,
      });
      expect(again.headers.get('x-server-time')).not.toBeNull();
    }
    expect((await world.send(`GET ${path}`, { headers: { 'If-None-Match': '"x"' } })).status).toBe(200);
  });

  it('is the same for everybody, with a session that ended too', async () => {
    const open = await world.send(`GET ${path}`);
    const ended = await world.send(`GET ${path}`, { token: `${world.tokens.guest}x` });
    expect({ status: ended.status, body: ended.body }).toEqual({ status: 200, body: open.body });
    const signedIn = await world.send(`GET ${path}`, { token: world.tokens.owner });
    expect(signedIn.body).toEqual(open.body);
  });
});
