import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success, TODAY } from '../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world?.stop());

const tokyo = { city: 'Tokyo', country: 'JP', latitude: 35.68, longitude: 139.76 };
const kuwait = { city: 'Kuwait City', country: 'KW', latitude: 29.37, longitude: 47.97 };
const percent = (value: string) => ({ taxes: [{ name: 'Tax', kind: 'percent', value }] });

describe('money', () => {
  it('of a currency without decimals has none, and its taxes are rounded half up', async () => {
    const hotel = await world.hotel({ ...tokyo, ...percent('7.5') });
    expect(hotel).toMatchObject({ currency: 'JPY', timeZone: 'Asia/Tokyo' });
    const room = await world.room(hotel.id, { basePrice: '1001' });
    const { totals } = await world.held(room, { checkOut: day(32) });
    // 7.5 % of 2002 is 150.15.
    expect(totals).toMatchObject({ rooms: { amount: '2002' }, taxes: [{ amount: { amount: '150' } }] });
    expect(totals.total).toEqual({ amount: '2152', currency: 'JPY' });
  });

  it('of a currency with three decimals has three', async () => {
    const hotel = await world.hotel({ ...kuwait, ...percent('5.55') });
    expect(hotel.currency).toBe('KWD');
    const room = await world.room(hotel.id, { basePrice: '45.125' });
    const { id, totals } = await world.confirmed(room);
    // 5.55 % of 135.375 is 7.5133125.
    expect(totals).toMatchObject({ rooms: { amount: '135.375' }, taxes: [{ amount: { amount: '7.513' } }] });
    expect(totals.total.amount).toBe('142.888');
    const { refund } = success(await world.clients.guest.call('cancelBooking', { params: { bookingId: id } }));
    expect(refund).toEqual({ amount: '142.888', currency: 'KWD' });
  });

  it('is compared across currencies by the search', async () => {
    const room = await world.room((await world.hotel({ ...kuwait, name: 'Dinar' })).id, { basePrice: '40.000' });
    // A dinar is worth some three euros: the night costs between 100 and 150.
    const find = async (priceMin: string, priceMax: string) => {
      const body = { location: 'Kuwait City', text: 'Dinar', checkIn: day(30), checkOut: day(33), priceMin, priceMax };
      return success(await world.anyone.call('searchHotels', { body })).items.map(({ offer }) => offer?.roomTypeId);
    };
    expect(await find('80', '200')).toEqual([room.id]);
    expect(await find('0', '60')).toEqual([]);
    expect(await find('300', '1000')).toEqual([]);
  });
});

describe('demand', () => {
  it('moves the price between its floor and its ceiling, and the trace says which rule', async () => {
    const hotel = await world.hotel();
    const demandPricing = {
      occupancy: [{ id: 'half-full', atLeastPercent: 50, factor: '1.2' }],
      leadTime: [{ id: 'last-minute', withinDays: 3, factor: '0.9' }],
      floor: '95.00',
      ceiling: '115.00',
    };
    const room = await world.room(hotel.id, { totalRooms: 2, demandPricing });
    const night = async (ahead: number) => {
      const offered = await world.offerOf(room, { checkIn: day(ahead), checkOut: day(ahead + 1) });
      return offered?.nightlyPrices[0];
    };
    expect(await night(40)).toMatchObject({ price: { amount: '100.00' }, rule: { kind: 'base' } });
    expect(await night(1)).toMatchObject({
      price: { amount: '95.00' },
      rule: { kind: 'demand', id: 'last-minute', factor: '0.9' },
    });
    await world.held(room, { checkIn: day(40), checkOut: day(41) });
    expect(await night(40)).toMatchObject({
      price: { amount: '115.00' },
      rule: { kind: 'demand', id: 'half-full', factor: '1.2' },
    });
  });
});

describe('an offer', () => {
  it('says why there is none: sold out with its nights, or too many guests', async () => {
    const hotel = await world.hotel();
    const room = await world.room(hotel.id, { totalRooms: 1 });
    await world.held(room, { checkIn: day(31), checkOut: day(32) });
    const ask = async (guests: string) => {
      const query = { checkIn: day(30), checkOut: day(33), guests };
      return success(await world.anyone.call('getHotelRooms', { params: { hotelId: hotel.id }, query })).rooms[0];
    };
    expect(await ask('2')).toMatchObject({
      available: 0,
      offer: null,
      unavailable: { reason: 'sold_out', nights: [day(31)] },
    });
    expect(await ask('3')).toMatchObject({ offer: null, unavailable: { reason: 'too_many_guests' } });
  });

  it('is not asked for without dates, and never with one of them', async () => {
    const hotel = await world.hotel();
    await world.room(hotel.id);
    const params = { hotelId: hotel.id };
    const plain = success(await world.anyone.call('getHotelRooms', { params }));
    expect(plain).toMatchObject({ nights: [], rooms: [{ offer: null, unavailable: null }] });
    for (const query of [{ checkIn: day(30) }, { checkOut: day(30) }]) {
      expect(await world.anyone.call('getHotelRooms', { params, query })).toBeProblem(400, 'invalid-request');
    }
  });
});

describe('today', () => {
  it('is the hotel’s own, on both sides of the date line', async () => {
    // It is 16:00 UTC: tomorrow already in Kiritimati, today still in Pago Pago.
    const kiritimati = await world.hotel({ city: 'London', country: 'KI', latitude: 1.98, longitude: -157.47 });
    const pagoPago = await world.hotel({ city: 'Pago Pago', country: 'AS', latitude: -14.28, longitude: -170.7 });
    expect([kiritimati.timeZone, pagoPago.timeZone]).toEqual(['Pacific/Kiritimati', 'Pacific/Pago_Pago']);
    const [east, west] = [await world.room(kiritimati.id), await world.room(pagoPago.id)];
    const today = { checkIn: TODAY, checkOut: day(1) };
    expect(await world.hold(world.stayOf(east, today))).toBeProblem(422, 'stay-not-allowed');
    expect(await world.hold(world.stayOf(west, today))).toMatchObject({ status: 201 });
  });
});

describe('the clock', () => {
  it('runs each schedule due by then once, and never goes back', async () => {
    const room = await world.room((await world.hotel()).id);
    const { id } = await world.held(room);
    const moved = await world.advance('PT16M');
    expect(moved.ran).toHaveProperty('expiry');
    const params = { bookingId: id };
    const { booking } = success(await world.clients.guest.call('getBooking', { params }));
    expect(booking.status).toBe('expired');
    const { admin } = world.clients;
    expect(await admin.call('putClock', { body: { now: '2020-01-01T00:00:00.000Z' } })).toBeProblem(422, 'refused');
    expect(Date.parse(success(await admin.call('getClock')).now)).toBeGreaterThanOrEqual(Date.parse(moved.now));
  });

  it('frees nothing before its time', async () => {
    const room = await world.room((await world.hotel()).id, { totalRooms: 1 });
    await world.held(room);
    await world.advance('PT14M');
    expect(await world.hold(world.stayOf(room))).toBeProblem(409, 'sold-out');
    await world.advance('PT2M');
    expect(await world.hold(world.stayOf(room))).toMatchObject({ status: 201 });
  });
});
