import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
let hotel: { id: string };
let room: { id: string; hotelId: string };
let suite: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotel = await world.hotel();
  room = await world.room(hotel.id, { totalRooms: 100 });
  suite = await world.room(hotel.id, { name: 'Suite', basePrice: '180.00', maxGuests: 4, totalRooms: 1 });
});
afterAll(() => world?.stop());

interface StayRequest {
  checkIn?: string;
  checkOut?: string;
  guests?: number;
  roomTypeId?: string;
  rooms?: number;
}
const preview = (bookingId: string, body: StayRequest) =>
  world.clients.guest.call('previewChange', { params: { bookingId }, body });
const change = (bookingId: string, body: StayRequest & { quote?: string }, headers: Record<string, string> = {}) =>
  world.clients.guest.call('changeBooking', { params: { bookingId }, body, headers });
const bookingOf = async (bookingId: string) =>
  success(await world.clients.guest.call('getBooking', { params: { bookingId } })).booking;
const movements = async (bookingId: string) =>
  success(await world.clients.guest.call('getPayments', { params: { bookingId } })).items.map(
    ({ kind, amount, status }) => `${kind} ${amount.amount} ${status}`,
  );

describe('a change of a confirmed booking', () => {
  it('costs what its preview said, and is charged', async () => {
    const { id, totals } = await world.confirmed(room);
    const said = success(await preview(id, { checkOut: day(34) }));
    expect(said).toMatchObject({ totals: { total: { amount: '400.00' } }, difference: { amount: '100.00' } });
    const { booking } = success(await change(id, { checkOut: day(34), quote: said.quote }));
    expect(booking).toMatchObject({ checkOut: day(34), nights: 4, totals: said.totals });
    expect(booking.payment).toMatchObject({ status: 'paid', paid: { amount: '400.00' } });
    expect(await movements(id)).toEqual([`charge ${totals.total.amount} succeeded`, 'charge 100.00 succeeded']);
  });

  it('to fewer nights gives the difference back', async () => {
    const { id } = await world.confirmed(room);
    const said = success(await preview(id, { checkIn: day(31) }));
    expect(said.difference).toEqual({ amount: '-100.00', currency: 'EUR' });
    const { booking } = success(await change(id, { checkIn: day(31), quote: said.quote }));
    expect(booking.payment).toMatchObject({ status: 'partially_refunded', refunded: { amount: '100.00' } });
    expect(await movements(id)).toEqual(['charge 300.00 succeeded', 'refund 100.00 succeeded']);
  });

  it('keeps the price of the nights kept, and pays today’s for those added', async () => {
    const moving = await world.room(hotel.id, { name: 'Moving', totalRooms: 5 });
    const { id } = await world.confirmed(moving);
    const overrides = [{ from: day(30), to: day(33), price: '250.00', reason: 'high_demand' as const }];
    success(await world.clients.owner.call('setPricing', { params: { roomTypeId: moving.id }, body: { overrides } }));
    const said = success(await preview(id, { checkOut: day(34) }));
    const { booking } = success(await change(id, { checkOut: day(34), quote: said.quote }));
    expect(booking.nightlyPrices.map(({ price }) => price.amount)).toEqual(['100.00', '100.00', '100.00', '250.00']);
  });

  it('without the quote is refused where the total changes, and taken where it does not', async () => {
    const { id } = await world.confirmed(room);
    const refused = await change(id, { checkOut: day(34) });
    expect(refused).toBeProblem(409, 'price-changed');
    expect(refused.body).toMatchObject({
      oldOffer: { totals: { total: { amount: '300.00' } } },
      newOffer: { totals: { total: { amount: '400.00' } }, quote: expect.any(String) },
    });
    expect(await bookingOf(id)).toMatchObject({ checkOut: day(33), version: 2 });
    expect(await change(id, { guests: 1 })).toMatchObject({ status: 200, body: { booking: { guests: 1 } } });
  });

  it('with the quote of another change, or a forged one, is refused', async () => {
    const { id } = await world.confirmed(room);
    const { quote } = success(await preview(id, { checkOut: day(34) }));
    for (const wrong of [
      { checkOut: day(35), quote },
      { checkOut: day(34), quote: `${quote.slice(0, -3)}AAA` },
    ]) {
      const answer = await change(id, wrong);
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/quote' }] });
    }
    const another = await world.confirmed(room);
    expect(await change(another.id, { checkOut: day(34), quote })).toBeProblem(400, 'invalid-request');
  });

  it('to another room type takes and frees both kinds of nights', async () => {
    const { id } = await world.confirmed(room);
    const said = success(await preview(id, { roomTypeId: suite.id }));
    const { booking } = success(await change(id, { roomTypeId: suite.id, quote: said.quote }));
    expect(booking).toMatchObject({ roomTypeId: suite.id, totals: { total: { amount: '540.00' } } });
    expect(await world.hold(world.stayOf(suite))).toBeProblem(409, 'sold-out');
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId: id } }));
    expect(await world.offerOf(suite)).not.toBeNull();
  });

  it.each([
    [{ checkIn: '2020-01-01' }, 422, 'stay-not-allowed'],
    [{ checkIn: day(40) }, 422, 'stay-not-allowed'],
    [{ checkOut: day(61) }, 422, 'stay-not-allowed'],
    [{ guests: 3 }, 422, 'too-many-guests'],
    [{ roomTypeId: 'no-such-room' }, 404, 'not-found'],
  ] as const)('to %j is refused as %i %s, and the old stay stands whole', async (request, status, name) => {
    const { id } = await world.confirmed(room);
    const before = await bookingOf(id);
    expect(await preview(id, request)).toBeProblem(status, name);
    expect(await change(id, request)).toBeProblem(status, name);
    expect(await bookingOf(id)).toEqual(before);
  });

  it('to nights that are sold out is refused with them, and the old stay stands whole', async () => {
    const single = await world.room(hotel.id, { name: 'Single', totalRooms: 1 });
    const { id } = await world.confirmed(single);
    await world.confirmed(single, { checkIn: day(33), checkOut: day(34) });
    const before = await bookingOf(id);
    const refused = await preview(id, { checkOut: day(35) });
    expect(refused).toBeProblem(409, 'sold-out');
    expect(refused.body).toMatchObject({ nights: [day(33)] });
    expect(await change(id, { checkOut: day(35) })).toBeProblem(409, 'sold-out');
    expect(await bookingOf(id)).toEqual(before);
  });

  it('whose extra charge fails leaves the stay and the money as they were', async () => {
    const { id } = await world.held(room);
    const params = { bookingId: id };
    success(await world.clients.guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_down' } }));
    await world.advance('PT61S');
    const said = success(await preview(id, { checkOut: day(34) }));
    const away = await change(id, { checkOut: day(34), quote: said.quote });
    expect(away).toBeProblem(503, 'try-again');
    expect(away.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await bookingOf(id)).toMatchObject({ checkOut: day(33), payment: { paid: { amount: '300.00' } } });
  });

  it('of a stale version is refused', async () => {
    const { id } = await world.confirmed(room);
    expect(await change(id, { guests: 1 }, { 'If-Match': '"1"' })).toBeProblem(412, 'stale-version');
    expect(await change(id, { guests: 1 }, { 'If-Match': '"2"' })).toMatchObject({ status: 200 });
  });

  it('sent again is the same change, made and told once', async () => {
    const { id } = await world.confirmed(room);
    const { quote } = success(await preview(id, { checkOut: day(34) }));
    const { booking } = success(await change(id, { checkOut: day(34), quote }));
    expect(success(await change(id, { checkOut: day(34), quote })).booking).toEqual(booking);
    expect(success(await change(id, { guests: booking.guests, rooms: 1 })).booking).toEqual(booking);
    const { items } = success(await world.clients.guest.call('getHistory', { params: { bookingId: id } }));
    expect(items.filter(({ event }) => event === 'booking.changed')).toHaveLength(1);
    expect(await movements(id)).toEqual(['charge 300.00 succeeded', 'charge 100.00 succeeded']);
  });

  it.each(['held', 'confirmed'] as const)('%s, to a night priced anew since the preview, is told both', async (as) => {
    const dear = await world.room(hotel.id, { name: `Dear ${as}`, totalRooms: 5 });
    const { id } = await world[as](dear);
    const { quote } = success(await preview(id, { checkOut: day(34) }));
    const overrides = [{ date: day(33), price: '250.00', reason: 'high_demand' as const }];
    success(await world.clients.owner.call('setPricing', { params: { roomTypeId: dear.id }, body: { overrides } }));
    const before = await bookingOf(id);
    const refused = await change(id, { checkOut: day(34), quote });
    expect(refused).toBeProblem(409, 'price-changed');
    expect(refused.body).toMatchObject({
      oldOffer: { totals: { total: { amount: '400.00' } } },
      newOffer: { totals: { total: { amount: '550.00' } }, quote: expect.any(String) },
    });
    expect(await bookingOf(id)).toEqual(before);
    const { newOffer } = z.object({ newOffer: z.object({ quote: z.string() }) }).parse(refused.body);
    const { booking } = success(await change(id, { checkOut: day(34), quote: newOffer.quote }));
    expect(booking.totals.total.amount).toBe('550.00');
  });

  it('to a night sold since the preview charges nothing', async () => {
    const last = await world.room(hotel.id, { name: 'Last', totalRooms: 1 });
    const { id } = await world.confirmed(last);
    const { quote } = success(await preview(id, { checkOut: day(34) }));
    await world.held(last, { checkIn: day(33), checkOut: day(34) });
    const refused = await change(id, { checkOut: day(34), quote });
    expect(refused).toBeProblem(409, 'sold-out');
    expect(refused.body).toMatchObject({ nights: [day(33)] });
    expect(await movements(id)).toEqual(['charge 300.00 succeeded']);
  });

  it('names at least one thing to change', async () => {
    const { id } = await world.confirmed(room);
    expect(await change(id, {})).toBeProblem(400, 'invalid-request');
  });
});

describe('a change of a hold', () => {
  it('moves no money, and the hold runs on as it did', async () => {
    const held = await world.held(room);
    const { quote } = success(await preview(held.id, { checkOut: day(34) }));
    const { booking } = success(await change(held.id, { checkOut: day(34), quote }));
    expect(booking).toMatchObject({ status: 'reserved', expiresAt: held.expiresAt, payment: { status: 'none' } });
    expect(await movements(held.id)).toEqual([]);
  });

  it('that was cancelled is in the wrong state', async () => {
    const { id } = await world.held(room);
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId: id } }));
    expect(await preview(id, { guests: 1 })).toBeProblem(409, 'wrong-state');
    expect(await change(id, { guests: 1 })).toBeProblem(409, 'wrong-state');
  });
});

describe('the history of a booking', () => {
  it('tells who did what and when, oldest first, with its amounts as money, in pages', async () => {
    const { id } = await world.confirmed(room);
    success(await world.clients.owner.call('cancelHotelBooking', { params: { bookingId: id } }));
    const read = async (query: { limit: string; cursor?: string }) =>
      success(await world.clients.guest.call('getHistory', { params: { bookingId: id }, query }));
    const whole = await read({ limit: '100' });
    expect(whole.items.map(({ event, actor }) => [event, actor.kind])).toEqual([
      ['booking.held', 'guest'],
      ['booking.confirmed', 'guest'],
      ['booking.cancelled', 'owner'],
      ['payment.refunded', expect.any(String)],
    ]);
    expect(whole.items[1]).toMatchObject({
      before: { status: 'reserved', paid: { amount: '0.00', currency: 'EUR' } },
      after: { status: 'confirmed', total: { amount: '300.00', currency: 'EUR' }, paid: { amount: '300.00' } },
    });
    const first = await read({ limit: '1' });
    const second = await read({ limit: '1', cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 2));
    const foreign = { limit: '1', cursor: first.nextCursor ?? '' };
    const payments = world.clients.guest.call('getPayments', { params: { bookingId: id }, query: foreign });
    expect(await payments).toBeProblem(400, 'invalid-request');
  });
});

// Last, as it moves the clock far.
describe('a change of stay, seen before midnight and made after', () => {
  it('is refused: the night is past', async () => {
    const { id } = await world.confirmed(room, { checkIn: day(60), checkOut: day(61) });
    await world.moveTo(`${day(20)}T23:55:00.000Z`);
    const tonight = { checkIn: day(20), checkOut: day(21) };
    const { quote } = success(await preview(id, tonight));
    success(await world.clients.admin.call('putClock', { body: { now: `${day(21)}T00:05:00.000Z` } }));
    expect(await change(id, { ...tonight, quote })).toBeProblem(422, 'stay-not-allowed');
  });
});
