import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { toReviewItem } from '../../functions/adapters/dynamo/hotels/review-item.ts';
import { keys } from '../../functions/contract/keys.ts';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
beforeAll(async () => {
  api = await hotelApi();
});

const page = z.object({ items: z.array(z.looseObject({ id: z.string() })), nextCursor: z.string().nullable() });

/** Every id of a list, page by page, and how many pages there were. */
const walk = async (path: string) => {
  const ids: string[] = [];
  let pages = 0;
  let cursor: string | null = null;
  do {
    const { body } = await api.call(cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`);
    const { items, nextCursor } = page.parse(body);
    ids.push(...items.map(({ id }) => id));
    cursor = nextCursor;
    pages += 1;
  } while (cursor !== null);
  return { ids, pages };
};

describe('GET /hotels', () => {
  const made: Record<string, string> = {};
  beforeAll(async () => {
    const hotels = [
      ['porto3', { city: 'Porto', starRating: 3, amenities: ['wifi', 'pool'] }],
      ['porto4', { city: 'Pôrto', starRating: 4, amenities: ['wifi'] }],
      ['porto5', { city: 'PORTO', starRating: 5, amenities: ['wifi', 'pool', 'spa'] }],
      ['brazil', { city: 'Porto', country: 'BR', starRating: 5 }],
      ['hidden', { city: 'Porto', status: 'inactive' }],
    ] as const;
    for (const [name, changes] of hotels) made[name] = (await api.makeHotel(changes)).id;
  });
  const ids = (...names: string[]) => names.map((name) => made[name]).sort();

  it.each([
    ['city=porto', ['porto3', 'porto4', 'porto5', 'brazil']],
    ['city=Porto&country=PT', ['porto3', 'porto4', 'porto5']],
    ['country=BR', ['brazil']],
    ['city=Porto&country=PT&starRating=3,5', ['porto3', 'porto5']],
    ['city=Porto&amenities=pool,spa', ['porto5']],
    ['city=Porto&amenities=pool&amenities=spa', ['porto5']],
    ['city=Porto&country=PT&starRating=3&starRating=5', ['porto3', 'porto5']],
    ['city=Nowhere', []],
  ])('finds by %s', async (query, names) => {
    expect((await walk(`/GET /hotels?${query}`.slice(1))).ids.sort()).toEqual(ids(...names));
  });

  it('walks the whole list in pages, each hotel once, and ends', async () => {
    const all = (await walk('GET /hotels?limit=100')).ids;
    const byTwo = await walk('GET /hotels?limit=2');

    expect(byTwo.ids).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(ids('porto3', 'brazil')));
    expect(all).not.toContain(made['hidden']);
    expect(byTwo.pages).toBe(Math.ceil(all.length / 2));
    expect((await walk('GET /hotels?city=porto&limit=1&starRating=5')).ids.sort()).toEqual(ids('porto5', 'brazil'));
  });

  it('refuses a cursor of other filters', async () => {
    const { body } = await api.call('GET /hotels?limit=1&city=porto');
    const cursor = encodeURIComponent(page.parse(body).nextCursor ?? '');
    expect(problemIn(await api.call(`GET /hotels?limit=1&city=lisboa&cursor=${cursor}`))).toMatchObject({
      problem: '400 invalid-request',
      errors: [{ pointer: '/cursor' }],
    });
    expect(problemIn(await api.call('GET /hotels?cursor=forged')).problem).toBe('400 invalid-request');
  });
});

describe('GET /hotels/{hotelId}/rooms', () => {
  it('shows what each room type costs and has left, or why it cannot be had', async () => {
    const hotel = await api.makeHotel({ taxes: [{ name: 'City tax', kind: 'per_person_per_night', value: '2.00' }] });
    const double = await api.makeRoom(hotel.id, { totalRooms: 3 });
    const full = await api.makeRoom(hotel.id, { name: 'Suite', totalRooms: 1 });
    await api.makeRoom(hotel.id, { name: 'Single', maxGuests: 1 });
    await api.holdRoom(full);

    const { body } = await api.call(`GET /hotels/${hotel.id}/rooms?checkIn=2027-04-02&checkOut=2027-04-05&guests=2`);

    expect(body).toMatchObject({
      hotelId: hotel.id,
      nights: ['2027-04-02', '2027-04-03', '2027-04-04'],
      rooms: [
        {
          roomType: { id: double.id, basePrice: { amount: '100.00', currency: 'EUR' } },
          available: 3,
          offer: {
            quoteExpiresAt: '2027-03-01T12:15:00.000Z',
            nightlyPrices: [{ date: '2027-04-02', price: { amount: '100.00' }, rule: { kind: 'base' } }, {}, {}],
            totals: {
              rooms: { amount: '300.00' },
              taxes: [{ name: 'City tax', amount: { amount: '12.00' } }],
              total: { amount: '312.00' },
            },
            currency: 'EUR',
            cancellationPolicy: { steps: [{ until: '2027-03-31T14:00:00.000Z', refund: { amount: '312.00' } }] },
          },
          unavailable: null,
        },
        { available: 0, offer: null, unavailable: { reason: 'sold_out', nights: ['2027-04-02', '2027-04-03'] } },
        { offer: null, unavailable: { reason: 'too_many_guests', nights: [] } },
      ],
    });
  });

  it('shows only room types without dates', async () => {
    const hotel = await api.makeHotel();
    await api.makeRoom(hotel.id);
    expect((await api.call(`GET /hotels/${hotel.id}/rooms`)).body).toMatchObject({
      nights: [],
      rooms: [{ available: null, offer: null, unavailable: null }],
    });
  });

  it.each([
    ['checkIn=2027-04-05&checkOut=2027-04-02', '422 stay-not-allowed'],
    ['checkIn=2027-02-01&checkOut=2027-02-02', '422 stay-not-allowed'],
    ['checkIn=2027-04-01&checkOut=2027-05-02', '422 stay-not-allowed'],
    ['checkIn=2028-12-01&checkOut=2028-12-02', '422 stay-not-allowed'],
    ['checkIn=2027-04-01&checkOut=9999-12-31', '422 stay-not-allowed'],
    ['checkIn=9999-12-30&checkOut=9999-12-31', '422 stay-not-allowed'],
    ['checkIn=0000-01-01&checkOut=0000-01-02', '400 invalid-request'],
    ['checkIn=2027-02-30&checkOut=2027-03-02', '400 invalid-request'],
    ['checkIn=2027-04-01', '400 invalid-request'],
    ['checkIn=2027-04-01&checkOut=2027-04-02&guests=0', '400 invalid-request'],
  ])('%s is %s', async (query, problem) => {
    expect(problemIn(await api.call(`GET /hotels/hotel-1/rooms?${query}`)).problem).toBe(problem);
  });

  it('knows no hotel of that id before it judges the dates', async () => {
    expect(problemIn(await api.call('GET /hotels/nobody/rooms?checkIn=2027-04-05&checkOut=2027-04-02')).problem).toBe(
      '404 not-found',
    );
  });
});

describe('GET /hotels/{hotelId}/calendar', () => {
  it('shows each night of each room type, with what is sold and set', async () => {
    const hotel = await api.makeHotel();
    const double = await api.makeRoom(hotel.id);
    const suite = await api.makeRoom(hotel.id, { name: 'Suite', basePrice: '300.00' });
    await api.holdRoom(double);
    await api.call(`PUT /admin/rooms/${double.id}/pricing`, {
      token: api.tokens.owner,
      body: { overrides: [{ date: '2027-04-01', price: '130.00', reason: 'holiday' }] },
    });

    const { body } = await api.call(`GET /hotels/${hotel.id}/calendar?from=2027-03-31&to=2027-04-01`);

    const restrictions = {
      minStay: null,
      minStayThrough: null,
      maxStay: null,
      closedToArrival: false,
      closedToDeparture: false,
      closed: false,
    };
    const base = { minStay: null, closed: false, restrictions, rule: { kind: 'base' } };
    const euros = (amount: string) => ({ amount, currency: 'EUR' });
    expect(body).toEqual({
      items: [
        { ...base, date: '2027-03-31', roomTypeId: double.id, available: 2, price: euros('100.00') },
        { ...base, date: '2027-03-31', roomTypeId: suite.id, available: 2, price: euros('300.00') },
        {
          ...base,
          date: '2027-04-01',
          roomTypeId: double.id,
          available: 1,
          price: euros('130.00'),
          rule: { kind: 'override', reason: 'holiday' },
        },
        { ...base, date: '2027-04-01', roomTypeId: suite.id, available: 2, price: euros('300.00') },
      ],
      nextCursor: null,
    });
  });

  it('has nothing left in the past and beyond what is on sale, to the end of the calendar', async () => {
    const available = z.object({ items: z.array(z.object({ available: z.int() })) });
    for (const range of [
      'from=2027-02-27&to=2027-02-28',
      'from=2030-01-01&to=2030-01-02',
      'from=9999-12-30&to=9999-12-31',
    ]) {
      const { body } = await api.call(`GET /hotels/hotel-1/calendar?${range}`);
      expect(available.parse(body).items).toEqual([{ available: 0 }, { available: 0 }]);
    }
  });

  it.each([
    ['/hotels/hotel-1/calendar?from=2027-03-01&to=2027-06-01', '400 invalid-request'],
    ['/hotels/hotel-1/calendar?from=2027-03-02&to=2027-03-01', '400 invalid-request'],
    ['/hotels/hotel-1/calendar?from=2027-03-01&to=2027-03-02&roomTypeId=nobody', '404 not-found'],
    ['/hotels/nobody/calendar?from=2027-03-01&to=2027-03-02', '404 not-found'],
  ])('%s is %s', async (path, problem) => {
    expect(problemIn(await api.call(`GET ${path}`)).problem).toBe(problem);
  });
});

describe('GET /hotels/{hotelId}/reviews (rule 18)', () => {
  it('lists the newest first in pages, with the score over all of them', async () => {
    const hotel = await api.makeHotel();
    const { table } = api.core;
    for (const number of [1, 2, 3]) {
      const review = {
        id: `review-${number}`,
        hotelId: hotel.id,
        bookingId: `booking-${number}`,
        rating: number,
        title: null,
        content: 'Quiet.',
        authorName: 'Ada',
        stayedAt: '2027-02-01',
        createdAt: `2027-02-0${number}T10:00:00.000Z`,
      };
      await table.client.send(new PutCommand({ TableName: table.name, Item: toReviewItem(review) }));
    }
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.rating(hotel.id),
        UpdateExpression: 'SET stars = :stars',
        ExpressionAttributeValues: { ':stars': [1, 1, 1, 0, 1] },
      }),
    );

    expect((await walk(`GET /hotels/${hotel.id}/reviews?limit=2`)).ids).toEqual(['review-3', 'review-2', 'review-1']);
    const { body } = await api.call(`GET /hotels/${hotel.id}/reviews?limit=2`);
    expect(body).toMatchObject({
      summary: { rating: 2.8, count: 4, histogram: { '1': 1, '2': 1, '3': 1, '4': 0, '5': 1 } },
    });
    expect(JSON.stringify(body)).not.toContain('booking-');
    expect((await api.call(`GET /hotels/${hotel.id}`)).body).toMatchObject({
      hotel: { rating: 2.8, reviewCount: 4, version: 1 },
    });
  });
});
