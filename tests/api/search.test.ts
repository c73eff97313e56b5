import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hotelRooms } from '../../functions/contract/hotels/answers.ts';
import { completion, searchAnswer } from '../../functions/contract/search/answers.ts';
import { searchApi } from '../support/search-api.ts';
import { aRoomType, given } from '../support/search-world.ts';

const placesFile = 'dist/assets/places.bin';
const dates = { checkIn: '2026-12-01', checkOut: '2026-12-04' };
const places = z.object({ items: z.array(completion), nextCursor: z.null() });

const munich = { city: 'Munich', country: 'DE', latitude: 48.137, longitude: 11.575, timeZone: 'Europe/Berlin' };
const hotels = [
  given(
    'isar',
    {
      ...munich,
      name: 'Isar Palace',
      description: 'A palace on the riverside.',
      starRating: 5,
      amenities: ['pool'],
      images: [{ url: '/pictures/isar.svg', alt: 'Isar' }],
    },
    {
      rating: [0, 0, 0, 1, 3],
      nights: [{ hotelId: 'isar', roomTypeId: 'isar-room', date: '2026-12-02', price: 13_333, reason: 'weekend' }],
    },
  ),
  {
    ...given('hof', {
      ...munich,
      latitude: 48.2,
      name: 'Gästehaus Hof',
      starRating: 3,
      taxes: [{ name: 'VAT', kind: 'percent', value: '7' }],
    }),
    roomTypes: [
      aRoomType('hof', 'hof-suite', { basePrice: 22_000, maxGuests: 4 }),
      aRoomType('hof', 'hof-single', { maxGuests: 1 }),
    ],
  },
  given('valencia', { city: 'Valencia', country: 'ES', latitude: 39.47, longitude: -0.376, timeZone: 'Europe/Madrid' }),
  given('closed', { ...munich, status: 'inactive' }),
];

let api: Awaited<ReturnType<typeof searchApi>>;
beforeAll(async () => {
  const made = spawnSync(process.execPath, ['scripts/generate/places.ts', placesFile], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  api = await searchApi(hotels, placesFile);
});

const search = async (body: object) => {
  const answer = await api.call('POST', '/search', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return searchAnswer.parse(answer.body);
};
const ids = (answer: z.output<typeof searchAnswer>) => answer.items.map(({ hotel }) => hotel.id);

describe('POST /search', () => {
  it.each(['Munich', 'München', 'Munchen', 'muenchen', 'Munich, DE', 'Мюнхен'])(
    'finds hotels around %s',
    async (location) => {
      const answer = await search({ location, sort: 'distance' });
      expect(ids(answer)).toEqual(['isar', 'hof']);
      expect(answer.place).toMatchObject({ name: 'Munich', country: 'DE' });
      expect(answer.items[0]?.offer).toBeNull();
    },
  );

  it.each([
    ['palace munchen', ['isar']],
    ['hof Мюнхен', ['hof']],
    ['gastehas monaco', ['hof']],
    ['riverside', ['isar']],
    ['hof riverside', []],
  ])('finds %j in names, cities by all their names, and descriptions', async (text, expected) => {
    expect(ids(await search({ text }))).toEqual(expected);
  });

  it('shows the cheapest fitting room type with its price before and with taxes', async () => {
    const answer = await search({ location: 'Munich', ...dates, guests: 3, rooms: 2, sort: 'distance' });
    expect(answer.items.map(({ offer }) => offer)).toMatchObject([
      {
        roomTypeId: 'isar-room',
        roomTypeName: 'Room isar-room',
        nightly: { amount: '111.11', currency: 'EUR' },
        total: { amount: '666.66', currency: 'EUR' },
        available: 2,
      },
      {
        roomTypeId: 'hof-suite',
        roomTypeName: 'Room hof-suite',
        nightly: { amount: '220.00', currency: 'EUR' },
        total: { amount: '1412.40', currency: 'EUR' },
        available: 2,
      },
    ]);
    expect(answer.items[0]?.hotel).toMatchObject({ rating: 4.8, reviewCount: 4, image: { alt: 'Isar' } });
  });

  it('shows the price the rooms route gives', async () => {
    const answer = await search({ ...dates, guests: 2, rooms: 2 });
    expect(ids(answer).sort()).toEqual(['hof', 'isar', 'valencia']);
    for (const { hotel, offer } of answer.items) {
      const query = new URLSearchParams({ ...dates, guests: '2', rooms: '2' });
      const rooms = hotelRooms.parse((await api.call('GET', `/hotels/${hotel.id}/rooms?${query}`)).body);
      const offered = rooms.rooms.flatMap((room) => (room.offer ? [{ ...room, offer: room.offer }] : []));
      const cheapest = offered.sort(
        (one, other) => Number(one.offer.totals.rooms.amount) - Number(other.offer.totals.rooms.amount),
      )[0];
      expect(offer).toMatchObject({
        roomTypeId: cheapest?.roomType.id,
        total: cheapest?.offer.totals.total,
        available: cheapest?.available,
      });
    }
  });

  it('counts what each choice would show', async () => {
    const answer = await search({ location: 'Munich', ...dates, starRating: [5] });
    expect(ids(answer)).toEqual(['isar']);
    expect(answer.facets.starRating).toEqual([
      { value: 5, count: 1 },
      { value: 3, count: 1 },
    ]);
    expect(answer.facets.amenities).toEqual([{ value: 'pool', count: 1 }]);
    expect(answer.facets.price.map(({ count }) => count)).toEqual([0, 0, 1, 0, 0, 0, 0, 0]);
    expect(answer.facets.price[2]).toMatchObject({ from: { amount: '100.00' }, to: { amount: '150.00' } });
  });

  it('answers a place nobody knows with suggestions and no hotels', async () => {
    const answer = await search({ location: 'Munihc', ...dates, flexible: { days: 1 } });
    expect(answer).toMatchObject({ items: [], place: null, total: 0, nextCursor: null });
    expect(answer.suggestions?.map(({ name }) => name)).toContain('Munich');
    expect(answer.dates?.map(({ total }) => total)).toEqual([null, null, null]);
  });

  it('walks its pages by a cursor that is good for no other search', async () => {
    const criteria = { ...dates, limit: 2, sort: 'price' };
    const first = await search(criteria);
    const second = await search({ ...criteria, limit: 1, cursor: first.nextCursor });
    expect([...ids(first), ...ids(second)].sort()).toEqual(['hof', 'isar', 'valencia']);
    expect(second.nextCursor).toBeNull();
    for (const body of [
      { ...criteria, sort: 'rating', cursor: first.nextCursor },
      { ...criteria, guests: 1, cursor: first.nextCursor },
      { ...criteria, cursor: `${first.nextCursor}x` },
      { ...criteria, cursor: '🏨' },
      { ...criteria, cursor: 'e30.e30' },
    ]) {
      expect(await api.call('POST', '/search', body)).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/cursor' }] },
      });
    }
  });

  it.each([
    ['{"$gt": ""}', 'a JSON operator'],
    ["' OR 1=1 --", 'SQL'],
    ['"exact" AND (a OR b)* ~2 field:value /re.*x/', 'query operators'],
    ['فندق ‮الشاطئ', 'text from right to left'],
    ['Z̸̡̛a̷l̶g̴o̵'.repeat(20), 'stacked accents'],
    ['__proto__ constructor', 'names of prototypes'],
    [`${'a'.repeat(250)} ${'b '.repeat(100)}`, 'long words'],
  ])('takes %j as plain text (%s)', async (text) => {
    expect(await search({ text })).toMatchObject({ items: [], total: 0 });
    expect(await search({ location: text.slice(0, 200) })).toMatchObject({ items: [], place: null });
  });

  it('finds no word in 200 emoji, and so no hotel', async () => {
    expect((await search({ text: '🏨'.repeat(200) })).total).toBe(0);
    expect(await search({ location: '🏨'.repeat(100) })).toMatchObject({ items: [], place: null });
  });

  it.each([
    [{ text: 'a\u0000b' }, '/text'],
    [{ location: '\ud800' }, '/location'],
    [{ ...dates, checkOut: undefined }, '/checkOut'],
    [{ radiusKm: 0 }, '/radiusKm'],
    [{ currency: 'ABC' }, '/currency'],
    [{ priceMin: 2, priceMax: '1' }, '/priceMin'],
    [{ starRating: [6] }, '/starRating/0'],
    [{ sort: 'distance' }, '/sort'],
  ])('refuses %j', async (body, pointer) => {
    expect(await api.call('POST', '/search', body)).toMatchObject({
      status: 400,
      body: { type: '/problems/invalid-request', errors: [{ pointer }] },
    });
  });

  it.each([
    [{ checkIn: '2026-11-20', checkOut: '2026-11-22' }],
    [{ checkIn: '2026-12-04', checkOut: '2026-12-01' }],
    [{ checkIn: '2026-12-01', checkOut: '2027-01-01' }],
    [{ checkIn: '2028-06-01', checkOut: '2028-06-02' }],
  ])('refuses the stay %j, whether or not the place is known', async (stay) => {
    for (const location of ['Munich', 'nowhere at all']) {
      expect(await api.call('POST', '/search', { location, ...stay })).toMatchObject({
        status: 422,
        body: { type: '/problems/stay-not-allowed' },
      });
    }
  });
});

describe('GET /places', () => {
  const completed = async (typed: string, limit = 20) => {
    const answer = await api.call('GET', `/places?q=${encodeURIComponent(typed)}&limit=${limit}`);
    expect(answer.status).toBe(200);
    return places.parse(answer.body).items;
  };

  it('names hotels after the places, each at its own point', async () => {
    expect((await completed('gastehaus')).at(-1)).toEqual({
      name: 'Gästehaus Hof',
      country: 'DE',
      latitude: 48.2,
      longitude: 11.575,
      hotel: { id: 'hof', city: 'Munich' },
    });
    expect(await completed('zzzqx')).toEqual([]);
  });

  it('keeps a quarter of a full list for hotels, and the rest for places', async () => {
    const kinds = (await completed('ho', 8)).map(({ hotel }) => hotel?.id ?? 'place');
    expect(kinds).toEqual([...Array.from({ length: 6 }, () => 'place'), 'valencia', 'hof']);
    expect((await completed('ho', 1)).map(({ hotel }) => hotel)).toEqual([undefined]);
  });

  it('names no hotel that is not active', async () => {
    expect((await completed('hotel closed')).filter(({ hotel }) => hotel)).toEqual([]);
    expect((await completed('hotel valencia')).map(({ hotel }) => hotel?.id)).toContain('valencia');
  });

  it('completes a name, the most populous first', async () => {
    const answer = await api.call('GET', '/places?q=mun&limit=3');
    expect(answer.status).toBe(200);
    const { items } = places.parse(answer.body);
    expect(items).toHaveLength(3);
    expect(items.map(({ name }) => name)).toContain('Munich');
  });

  it('has no second page', async () => {
    expect(await api.call('GET', '/places?q=mun&cursor=abc')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/cursor' }] },
    });
  });
});
