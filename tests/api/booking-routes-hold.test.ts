import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { alternatives } from '../../functions/contract/bookings/answers.ts';
import { offer } from '../../functions/contract/hotels/answers.ts';
import { problem } from '../../functions/contract/problem-answer.ts';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
let hotel: { id: string };
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotel = await world.hotel({
    taxes: [
      { name: 'IVA', kind: 'percent', value: '6' },
      { name: 'City', kind: 'per_person_per_night', value: '1.50' },
      { name: 'Eco', kind: 'per_night', value: '0.99' },
    ],
  });
  room = await world.room(hotel.id, { totalRooms: 100 });
});
afterAll(() => world?.stop());

describe('a hold', () => {
  it('is a new booking for 15 minutes exactly, found where its Location says', async () => {
    const answer = await world.hold(world.stayOf(room, { specialRequests: '<b>Quiet</b>, please' }));
    expect(answer.status).toBe(201);
    const { booking, deduplicated } = success(answer);
    expect(deduplicated).toBe(false);
    expect(booking).toMatchObject({
      status: 'reserved',
      nights: 3,
      rooms: 1,
      version: 1,
      specialRequests: '<b>Quiet</b>, please',
      payment: { status: 'none', paid: { amount: '0.00', currency: 'EUR' } },
      actions: ['confirm', 'change', 'correct', 'cancel'],
    });
    expect(booking.reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(Date.parse(booking.expiresAt) - Date.parse(booking.createdAt)).toBe(15 * 60_000);
    expect(answer.headers.get('location')).toBe(`/api/v1/bookings/${booking.id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    const found = success(await world.clients.guest.call('getBooking', { params: { bookingId: booking.id } }));
    expect(found.booking).toEqual(booking);
  });

  it('adds nights and taxes of the three kinds up to the total, to the cent', async () => {
    const { totals, nightlyPrices } = await world.held(room);
    expect(nightlyPrices.map(({ price }) => price.amount)).toEqual(['100.00', '100.00', '100.00']);
    expect(totals).toEqual({
      rooms: { amount: '300.00', currency: 'EUR' },
      taxes: [
        { name: 'IVA', amount: { amount: '18.00', currency: 'EUR' } },
        { name: 'City', amount: { amount: '9.00', currency: 'EUR' } },
        { name: 'Eco', amount: { amount: '2.97', currency: 'EUR' } },
      ],
      total: { amount: '329.97', currency: 'EUR' },
    });
  });

  it('costs what its quote promised', async () => {
    const promised = await world.offerOf(room);
    const booked = success(await world.hold({ ...world.stayOf(room), quote: promised?.quote ?? '' })).booking;
    expect(booked.totals).toEqual(promised?.totals);
    expect(booked.cancellationPolicy).toEqual(promised?.cancellationPolicy);
  });

  it.each([
    [{ checkIn: '2020-01-01', checkOut: '2020-01-02' }, 'stay-not-allowed'],
    [{ checkIn: day(33), checkOut: day(30) }, 'stay-not-allowed'],
    [{ checkIn: day(30), checkOut: day(30) }, 'stay-not-allowed'],
    [{ checkOut: day(61) }, 'stay-not-allowed'],
    [{ checkIn: day(600), checkOut: day(601) }, 'stay-not-allowed'],
    [{ guests: 3 }, 'too-many-guests'],
  ] as const)('of %j is refused as %s', async (changes, name) => {
    expect(await world.hold(world.stayOf(room, changes))).toBeProblem(422, name);
  });

  it.each([{ hotelId: 'no-such-hotel' }, { roomTypeId: 'no-such-room' }])('of %j is not found', async (changes) => {
    expect(await world.hold(world.stayOf(room, changes))).toBeProblem(404, 'not-found');
  });

  it('of a hotel that is not active is not found', async () => {
    const closed = await world.hotel({ status: 'inactive' });
    const itsRoom = await world.room(closed.id);
    expect(await world.hold(world.stayOf(itsRoom))).toBeProblem(404, 'not-found');
  });
});

describe('a key', () => {
  it('is needed', async () => {
    const { token, body } = { token: world.tokens.guest, body: world.stayOf(room) };
    const answer = await world.send('POST /bookings', { token, body });
    expect(answer).toBeProblem(400, 'invalid-request');
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/Idempotency-Key' }] });
  });

  it('that differs from the one by its other name is refused: either could be the one that was meant', async () => {
    const { token, body } = { token: world.tokens.guest, body: world.stayOf(room) };
    const headers = { 'Idempotency-Key': randomUUID(), 'X-Idempotency-Key': randomUUID() };
    const answer = await world.send('POST /bookings', { token, body, headers });
    expect(answer).toBeProblem(400, 'invalid-request');
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/Idempotency-Key' }] });
    const same = { 'Idempotency-Key': randomUUID() };
    const both = { ...same, 'X-Idempotency-Key': same['Idempotency-Key'] };
    expect(await world.send('POST /bookings', { token, body, headers: both })).toMatchObject({ status: 201 });
  });

  it('by either name answers the same booking again', async () => {
    const [key, stay] = [randomUUID(), world.stayOf(room)];
    const { booking } = success(await world.hold(stay, key));
    const again = await world.send('POST /bookings', {
      token: world.tokens.guest,
      body: { ...stay, rooms: 1 },
      headers: { 'X-Idempotency-Key': key },
    });
    expect(again).toMatchObject({ status: 200, body: { booking, deduplicated: true } });
  });

  it('belongs to its first body for ever, also after a cancellation', async () => {
    const [key, stay] = [randomUUID(), world.stayOf(room)];
    const { booking } = success(await world.hold(stay, key));
    expect(await world.hold({ ...stay, guests: 1 }, key)).toBeProblem(422, 'idempotency-key-reused');
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId: booking.id } }));
    const replay = await world.hold(stay, key);
    expect(replay).toMatchObject({ status: 200, body: { deduplicated: true, booking: { status: 'cancelled' } } });
  });

  it('is each guest’s own', async () => {
    const [idempotencyKey, body] = [randomUUID(), world.stayOf(room)];
    const mine = success(await world.clients.guest.call('createBooking', { body, idempotencyKey }));
    const theirs = success(await world.clients.otherGuest.call('createBooking', { body, idempotencyKey }));
    expect(theirs).toMatchObject({ deduplicated: false });
    expect(theirs.booking.id).not.toBe(mine.booking.id);
  });

  it('of a refused hold is free again', async () => {
    const key = randomUUID();
    expect(await world.hold(world.stayOf(room, { guests: 3 }), key)).toBeProblem(422, 'too-many-guests');
    expect(await world.hold(world.stayOf(room), key)).toMatchObject({ status: 201 });
  });

  it('sent twenty times at once makes one booking, and one 201', async () => {
    const [key, stay] = [randomUUID(), world.stayOf(room)];
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.hold(stay, key)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(answers.map((answer) => success(answer).booking.id)).size).toBe(1);
  });
});

describe('a room that is sold out', () => {
  const soldOut = z.looseObject({ nights: z.array(z.string()), alternatives });

  it('is refused with its nights, and other rooms, dates and hotels, each of which can be booked as offered', async () => {
    const single = await world.room(hotel.id, { name: 'Only one', totalRooms: 1 });
    const near = await world.hotel({ name: 'Next door', latitude: 37.02 });
    await world.room(near.id);
    await world.held(single, { checkIn: day(31), checkOut: day(32) });
    const refused = await world.hold(world.stayOf(single));
    expect(refused).toBeProblem(409, 'sold-out');
    const { nights, alternatives: others } = soldOut.parse(refused.body);
    expect(nights).toEqual([day(31)]);
    expect(others.roomTypes.map(({ roomTypeId }) => roomTypeId)).toContain(room.id);
    for (const kind of ['roomTypes', 'dates', 'hotels'] as const) {
      const [other] = others[kind];
      if (!other) throw new Error(`no other ${kind}`);
      const { hotelId, roomTypeId, checkIn, checkOut, guests, rooms, total } = other;
      const stay = { hotelId, roomTypeId, checkIn, checkOut, guests, rooms };
      const { booking } = success(await world.hold({ ...world.stayOf(room, stay), quote: other.offer.quote }));
      expect(booking.totals.total).toEqual(total);
    }
  });

  it('is sold to exactly five of fifty who come at once', async () => {
    const five = await world.room(hotel.id, { name: 'Five', totalRooms: 5 });
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.hold(world.stayOf(five))));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(45);
    for (const answer of refused) expect(answer).toBeProblem(409, 'sold-out');
    const params = { hotelId: hotel.id };
    const range = { from: day(30), to: day(32) };
    const calendar = success(
      await world.anyone.call('getCalendar', { params, query: { ...range, roomTypeId: five.id } }),
    );
    expect(calendar.items.map(({ available }) => available)).toEqual([0, 0, 0]);
    expect(success(await world.clients.owner.call('reconcile', { params, query: range })).drift).toEqual([]);
  });
});

describe('a quote', () => {
  const priceChanged = z.looseObject({
    oldOffer: offer.partial({ quote: true, quoteExpiresAt: true }),
    newOffer: offer,
  });

  it('that was made up, or is for another stay, is refused as not well formed', async () => {
    const quote = (await world.offerOf(room))?.quote ?? '';
    const wrong = [
      { quote: 'made-up' },
      { quote: `${quote.slice(0, -4)}AAAA` },
      { quote, checkOut: day(34) },
      { quote, guests: 1 },
      { quote, rooms: 2 },
    ];
    for (const changes of wrong) {
      const answer = await world.hold(world.stayOf(room, changes));
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(problem.parse(answer.body).errors).toMatchObject([
        { pointer: '/quote', code: expect.stringMatching(/^(foreign_quote|quote_of_another_stay)$/) },
      ]);
    }
  });

  it('older than its price is refused with the old and the new offer, and the new one can be booked', async () => {
    const priced = await world.room(hotel.id, { name: 'Priced', basePrice: '80.00' });
    const promised = await world.offerOf(priced);
    const overrides = [{ date: day(30), price: '95.50', reason: 'holiday' as const }];
    success(await world.clients.owner.call('setPricing', { params: { roomTypeId: priced.id }, body: { overrides } }));
    const refused = await world.hold({ ...world.stayOf(priced), quote: promised?.quote ?? '' });
    expect(refused).toBeProblem(409, 'price-changed');
    const { oldOffer, newOffer } = priceChanged.parse(refused.body);
    expect(oldOffer.totals).toEqual(promised?.totals);
    expect(newOffer.nightlyPrices[0]).toMatchObject({
      price: { amount: '95.50' },
      rule: { kind: 'override', reason: 'holiday' },
    });
    const booked = success(await world.hold({ ...world.stayOf(priced), quote: newOffer.quote })).booking;
    expect(booked.totals).toEqual(newOffer.totals);
  });

  it('stands for its 15 minutes when the base price changes, and is repriced after', async () => {
    const body = { name: 'Moving', basePrice: '80.00', maxGuests: 2, totalRooms: 10 };
    const moving = await world.room(hotel.id, body);
    const quote = (await world.offerOf(moving))?.quote ?? '';
    const params = { roomTypeId: moving.id };
    success(await world.clients.owner.call('replaceRoomType', { params, body: { ...body, basePrice: '90.00' } }));
    const stay = { ...world.stayOf(moving), quote };
    expect(success(await world.hold(stay)).booking.totals.rooms.amount).toBe('240.00');
    await world.advance('PT16M');
    expect(await world.hold(stay)).toBeProblem(409, 'price-changed');
    success(await world.clients.owner.call('replaceRoomType', { params, body }));
    expect(await world.hold(stay)).toMatchObject({ status: 201 });
  });
});
