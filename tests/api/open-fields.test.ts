import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

// It is 1 March, 16:00 in Lisbon.
let world: ApiWorld;
let room: { id: string; hotelId: string };
const steps = [
  { hoursBeforeCheckIn: 720, refundPercent: 100 },
  { hoursBeforeCheckIn: 48, refundPercent: 50 },
  { hoursBeforeCheckIn: 0, refundPercent: 10 },
];
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  const hotel = await world.hotel({ name: 'Hotel Miradouro', cancellationPolicy: { steps } });
  room = await world.room(hotel.id, { totalRooms: 100 });
});
afterAll(() => world?.stop());

const refundsOf = (offer: Awaited<ReturnType<ApiWorld['offerOf']>>): string[] | undefined =>
  offer?.cancellationPolicy.steps.map(({ refund }) => refund.amount);

describe('the refund steps of an offer', () => {
  it('are those still to come', async () => {
    const two = (from: number) => ({ checkIn: day(from), checkOut: day(from + 2) });
    expect(refundsOf(await world.offerOf(room, two(40)))).toEqual(['200.00', '100.00', '20.00']);
    expect(refundsOf(await world.offerOf(room, two(10)))).toEqual(['100.00', '20.00']);
    expect(refundsOf(await world.offerOf(room, two(1)))).toEqual(['20.00']);
    expect(refundsOf(await world.offerOf(room, two(0)))).toEqual([]);
  });

  it('are those still to come in what is offered instead', async () => {
    const full = await world.room(room.hotelId, { name: 'Suite', totalRooms: 1 });
    const stay = { checkIn: day(5), checkOut: day(7) };
    await world.held(full, stay);
    const refused = await world.hold(world.stayOf(full, stay));
    expect(refused).toBeProblem(409, 'sold-out');
    expect(refused.body).toMatchObject({
      alternatives: {
        roomTypes: [{ offer: { cancellationPolicy: { steps: [{ refund: { amount: '100.00' } }, {}] } } }],
      },
    });
  });

  it('are all kept on the booking, which has what was agreed', async () => {
    const booking = await world.held(room, { checkIn: day(10), checkOut: day(12) });
    expect(booking.cancellationPolicy.steps).toHaveLength(3);
  });
});

describe('null', () => {
  const send = (call: string, body: object) =>
    world.send(call, { token: world.tokens.guest, headers: { 'Idempotency-Key': randomUUID() }, body });

  it('is as good as left out, where the answer would show null', async () => {
    const nothing = { specialRequests: null, guestPhone: null };
    const held = await send('POST /bookings', world.stayOf(room, { checkIn: day(0), checkOut: day(1), ...nothing }));
    expect(held.status).toBe(201);
    expect(held.body).toMatchObject({ booking: nothing });
    const { id: bookingId } = await world.held(room);
    expect((await send(`POST /bookings/${bookingId}/cancel`, { reason: null })).status).toBe(200);
    const search = await world.send('POST /search', { body: { location: 'Faro, PT', cursor: null } });
    expect(search.status).toBe(200);
  });

  it('is the same booking as without the field, for the same key', async () => {
    const idempotencyKey = randomUUID();
    const headers = { 'Idempotency-Key': idempotencyKey };
    const send = (changes: object) =>
      world.send('POST /bookings', { token: world.tokens.guest, headers, body: world.stayOf(room, changes) });
    expect((await send({})).status).toBe(201);
    expect(await send({ specialRequests: null, guestPhone: null })).toMatchObject({
      status: 200,
      body: { deduplicated: true },
    });
  });

  it('is taken in a review', async () => {
    const { id: bookingId } = await world.confirmed(room, { checkIn: day(0), checkOut: day(1) });
    const params = { bookingId };
    success(await world.clients.owner.call('checkIn', { params }));
    success(await world.clients.owner.call('checkOut', { params }));
    const review = await send(`POST /bookings/${bookingId}/review`, { rating: 4, title: null, content: null });
    expect(review.status).toBe(201);
    expect(review.body).toMatchObject({ review: { title: null, content: null } });
  });

  it('is refused where there has to be something', async () => {
    for (const field of ['guestName', 'guestEmail', 'guests', 'rooms', 'checkIn']) {
      expect(await send('POST /bookings', world.stayOf(room, { [field]: null }))).toBeProblem(400, 'invalid-request');
    }
  });
});

describe('a text without a word', () => {
  it.each(['!!!', '🏨', '—', '…?', '\u0301', '«»'])('%s finds nothing', async (text) => {
    for (const place of [{ location: 'Faro, PT' }, { latitude: 37, longitude: -8 }, {}]) {
      const dates = { checkIn: day(30), checkOut: day(33) };
      const found = success(await world.anyone.call('searchHotels', { body: { ...place, ...dates, text } }));
      expect(found).toMatchObject({ items: [], total: 0, nextCursor: null, degraded: false });
    }
  });

  it('still names the place, and with a word beside it counts for nothing', async () => {
    const body = { location: 'Faro, PT' };
    expect(success(await world.anyone.call('searchHotels', { body: { ...body, text: '!!!' } })).place?.name).toBe(
      'Faro',
    );
    const { total } = success(await world.anyone.call('searchHotels', { body: { ...body, text: '!!! Miradouro' } }));
    expect(total).toBe(1);
  });

  it('is no place and no town either', async () => {
    expect(success(await world.anyone.call('searchHotels', { body: { location: '!!!' } }))).toMatchObject({
      items: [],
      place: null,
    });
    expect(success(await world.anyone.call('listPlaces', { query: { q: '!!!' } })).items).toEqual([]);
    expect(success(await world.anyone.call('listHotels', { query: { city: '!!!' } })).items).toEqual([]);
  });
});

describe('the times of a hotel', () => {
  const times = async (given: object) => {
    const { checkInTime, checkOutTime } = await world.hotel(given);
    return [checkInTime, checkOutTime];
  };

  it('are refused where guests would leave after others have come', async () => {
    const params = { hotelId: room.hotelId };
    for (const given of [
      { checkInTime: '12:00', checkOutTime: '12:01' },
      { checkInTime: '00:00', checkOutTime: '11:00' },
      { checkInTime: '15:00', checkOutTime: '18:00' },
    ]) {
      const { hotel } = success(await world.clients.owner.call('getOwnHotel', { params }));
      const { name, address, city, country, latitude, longitude } = hotel;
      const body = { name, address, city, country, latitude, longitude, ...given };
      for (const refused of [
        await world.clients.owner.call('createHotel', { body }),
        await world.clients.owner.call('replaceHotel', { params, body }),
      ]) {
        expect(refused).toBeProblem(400, 'invalid-request');
        expect(refused.body).toMatchObject({ errors: [{ pointer: '/checkOutTime', code: 'after' }] });
      }
    }
  });

  it('may be the same, and one alone brings the other with it', async () => {
    expect(await times({ checkInTime: '12:00', checkOutTime: '12:00' })).toEqual(['12:00', '12:00']);
    expect(await times({})).toEqual(['15:00', '11:00']);
    expect(await times({ checkInTime: '08:00' })).toEqual(['08:00', '08:00']);
    expect(await times({ checkOutTime: '17:00' })).toEqual(['17:00', '17:00']);
    expect(await times({ checkInTime: '13:00' })).toEqual(['13:00', '11:00']);
    expect(await times({ checkOutTime: '10:00' })).toEqual(['15:00', '10:00']);
  });
});
