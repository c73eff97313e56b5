import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { alternatives } from '../../functions/contract/bookings/answers.ts';
import { type ApiWorld, apiWorld, day, hotelInput, roomInput, success } from '../support/api-world.ts';

let world: ApiWorld;
let hotel: { id: string };
let room: { id: string; hotelId: string };
let planId = '';

beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotel = await world.hotel();
  room = await world.room(hotel.id);
  const made = await world.clients.owner.call('createRatePlan', { body: { hotelId: hotel.id, name: 'Flexible' } });
  planId = success(made).ratePlan.id;
});
afterAll(() => world?.stop());

/** All that an owner sees of the hotel and how it is sold. */
const seen = async () => {
  const routes = [
    '/admin/hotels/:id',
    '/admin/hotels/:id/rate-plans',
    `/admin/hotels/:id/grid?from=${day(1)}&to=${day(9)}`,
  ];
  const answers = routes.map((route) =>
    world.send(`GET ${route.replace(':id', hotel.id)}`, { token: world.tokens.owner }),
  );
  const shown = await world.send(`GET /hotels/${hotel.id}/rooms`);
  return [...(await Promise.all(answers)), shown].map(({ body }) => body);
};

const band = (toAge: number) => ({ toAge, price: '5.00', counts: true });
const included = (value: string) => ({ name: `VAT ${value}`, kind: 'percent', value, included: true });
const hotelBody = (taxes: object[]) => ({ ...hotelInput, taxes });
const roomBody = (guestPricing: object) => ({ ...roomInput, guestPricing });

describe('an owner is refused, and nothing is changed, with', () => {
  it.each([
    [
      'bands out of order',
      () => roomBody({ includedAdults: 2, children: [band(11), band(2)] }),
      '/guestPricing/children',
    ],
    [
      'two bands of one age',
      () => roomBody({ includedAdults: 2, children: [band(2), band(2)] }),
      '/guestPricing/children',
    ],
    ['a band of 18', () => roomBody({ includedAdults: 2, children: [band(18)] }), '/guestPricing/children/0/toAge'],
  ])('%s', async (_, body, pointer) => {
    const before = await seen();
    const token = world.tokens.owner;
    for (const call of [`PUT /admin/rooms/${room.id}`, 'POST /admin/rooms']) {
      const answer = await world.send(call, { token, body: { hotelId: hotel.id, ...body() } });
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(JSON.stringify(answer.body)).toContain(`"${pointer}"`);
    }
    expect(await seen()).toEqual(before);
  });

  it.each([
    ['an included tax of 100 percent', [included('100')]],
    ['included taxes of 100 percent together', [included('60'), included('40')]],
  ])('%s', async (_, taxes) => {
    const before = await seen();
    for (const call of [`PUT /admin/hotels/${hotel.id}`, 'POST /admin/hotels']) {
      const answer = await world.send(call, { token: world.tokens.owner, body: hotelBody(taxes) });
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(JSON.stringify(answer.body)).toContain('"/taxes');
    }
    expect(await seen()).toEqual(before);
  });

  it("a plan of another owner's, as if there were none", async () => {
    const before = await seen();
    const token = world.tokens.otherOwner;
    const body = { name: 'Mine now', price: { kind: 'percent', value: '-99' } };
    expect(await world.send(`PUT /admin/rate-plans/${planId}`, { token, body })).toBeProblem(404, 'not-found');
    expect(await world.send(`DELETE /admin/rate-plans/${planId}`, { token })).toBeProblem(404, 'not-found');
    const foreign = { ...body, hotelId: hotel.id };
    expect(await world.send('POST /admin/rate-plans', { token, body: foreign })).toBeProblem(404, 'not-found');
    expect(await seen()).toEqual(before);
  });
});

describe('a guest', () => {
  const stay = { checkIn: day(30), checkOut: day(33) };
  const holding = (changes: object) => ({
    token: world.tokens.guest,
    headers: { 'Idempotency-Key': randomUUID() },
    body: { ...world.stayOf(room), ...changes },
  });

  it('is refused with a code of 10,000 characters, wherever it is given', async () => {
    const code = 'x'.repeat(10_000);
    const dates = `checkIn=${stay.checkIn}&checkOut=${stay.checkOut}`;
    const addresses = [
      `/hotels/${hotel.id}/rooms?${dates}`,
      `/hotels/${hotel.id}/calendar?from=${day(1)}&to=${day(9)}`,
    ];
    const answers = [
      await world.send('POST /search', { body: { location: 'Faro, PT', ...stay, code } }),
      await world.send('POST /bookings', holding({ code })),
    ];
    for (const address of addresses) {
      expect(await world.send(`GET ${address}&code=${code}`)).toBeProblem(414, 'uri-too-long');
      answers.push(await world.send(`GET ${address}&code=${code.slice(0, 51)}`));
    }
    for (const answer of answers) {
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/code' }] });
    }
  });

  it('is refused the plan of another hotel', async () => {
    const other = await world.room((await world.hotel({ name: 'Other' })).id);
    const answer = await world.send(
      'POST /bookings',
      holding({ hotelId: other.hotelId, roomTypeId: other.id, ratePlanId: planId }),
    );
    expect(answer).toBeProblem(422, 'refused');
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/ratePlanId', code: 'unknown_rate_plan' }] });
  });

  it('pays nothing, and never less, under a plan that takes off more than a night costs', async () => {
    const own = await world.room((await world.hotel({ name: 'Free' })).id);
    const price = { kind: 'amount' as const, value: '-1000.00', per: 'room' as const };
    const body = { hotelId: own.hotelId, name: 'Too good', price };
    success(await world.clients.owner.call('createRatePlan', { body }));
    const shown = success(
      await world.anyone.call('getHotelRooms', { params: { hotelId: own.hotelId }, query: { ...stay, guests: '2' } }),
    ).rooms[0]?.offer;
    expect(shown).toMatchObject({
      ratePlan: { name: 'Too good' },
      totals: { rooms: { amount: '0.00' }, total: { amount: '0.00' } },
    });
    expect(shown?.nightlyPrices[0]?.rooms).toMatchObject([
      { price: { amount: '0.00' }, adjustments: [{ kind: 'plan', amount: { amount: '-100.00' } }] },
    ]);
    const { booking } = success(await world.hold({ ...world.stayOf(own), quote: shown?.quote ?? '' }));
    expect(booking.totals.total.amount).toBe('0.00');
  });

  it('finds only alternatives that the restrictions of their nights allow', async () => {
    const own = await world.hotel({ name: 'Restricted' });
    const [double, single] = [
      await world.room(own.id, { totalRooms: 1 }),
      await world.room(own.id, { name: 'Single' }),
    ];
    const twin = await world.room(own.id, { name: 'Twin' });
    await world.held(double, { checkIn: day(31), checkOut: day(32) });
    const set = (roomTypeId: string, date: string, to: object) => ({
      roomTypeIds: [roomTypeId],
      from: date,
      to: date,
      set: to,
    });
    success(
      await world.clients.owner.call('changeGrid', {
        params: { hotelId: own.id },
        idempotencyKey: randomUUID(),
        body: {
          changes: [
            set(double.id, day(32), { closedToArrival: true }),
            set(double.id, day(33), { minStay: 4 }),
            // A stay from day 34 leaves on day 37.
            set(double.id, day(37), { closedToDeparture: true }),
            set(double.id, day(28), { minStayThrough: 4 }),
            set(single.id, day(30), { minStay: 4 }),
          ],
        },
      }),
    );
    const refused = await world.hold(world.stayOf(double));
    expect(refused).toBeProblem(409, 'sold-out');
    const { roomTypes, dates } = z.object({ alternatives }).parse(refused.body).alternatives;
    expect(roomTypes.map(({ roomTypeId }) => roomTypeId)).toEqual([twin.id]);
    // By nearness, the later first: 31, 29, 32, 28, 33, 27, 34, 26, 35, 25, 36, 24, 37, 23; the night of 31 is sold.
    expect(dates.map(({ checkIn }) => checkIn)).toEqual([35, 25, 36, 24, 37].map((ahead) => day(ahead)));
    for (const { roomTypeId, checkIn, checkOut, offer } of [...dates.slice(0, 2), ...roomTypes]) {
      success(
        await world.hold({
          ...world.stayOf({ ...own, hotelId: own.id, id: roomTypeId }),
          checkIn,
          checkOut,
          quote: offer.quote,
        }),
      );
    }
  });
});
