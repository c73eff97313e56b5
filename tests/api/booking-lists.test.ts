import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success, TODAY } from '../support/api-world.ts';

let world: ApiWorld;
let hotel: { id: string };
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotel = await world.hotel();
  room = await world.room(hotel.id, { totalRooms: 100 });
});
afterAll(() => world?.stop());

describe('a booking by its reference', () => {
  const own = (reference: string) => world.clients.guest.call('getBookingByReference', { params: { reference } });
  const atDesk = async (reference: string, who: 'owner' | 'otherOwner' | 'admin' = 'owner') =>
    success(await world.clients[who].call('findHotelBookings', { query: { reference } })).items.map(({ id }) => id);

  it('is found by its guest and its hotel, without case, spaces and dashes', async () => {
    const { id, reference } = await world.held(room);
    const plain = reference.replace('-', '');
    for (const written of [reference, plain.toLowerCase(), ` ${plain.slice(0, 2)} ${plain.slice(2)} `]) {
      expect(success(await own(written)).booking).toMatchObject({ id, reference });
      expect(await atDesk(written)).toEqual([id]);
      expect(await atDesk(written, 'admin')).toEqual([id]);
    }
  });

  it('is not found by another guest or another owner, nor where there is none', async () => {
    const { reference } = await world.held(room);
    const params = { reference };
    expect(await world.clients.otherGuest.call('getBookingByReference', { params })).toBeProblem(404, 'not-found');
    expect(await world.clients.owner.call('getBookingByReference', { params })).toBeProblem(404, 'not-found');
    expect(await atDesk(reference, 'otherOwner')).toEqual([]);
    for (const nonsense of ['0000-0000', 'no such thing', '%']) {
      expect(await own(nonsense)).toBeProblem(404, 'not-found');
      expect(await atDesk(nonsense)).toEqual([]);
    }
    expect(await world.send('GET /admin/bookings', { token: world.tokens.owner })).toBeProblem(400, 'invalid-request');
  });

  it('shows the hotel what the hotel may do', async () => {
    const { reference } = await world.held(room);
    const { items } = success(await world.clients.owner.call('findHotelBookings', { query: { reference } }));
    expect(items.map(({ actions }) => actions)).toEqual([['correct', 'rebook', 'cancel']]);
  });
});

describe('the bookings of a hotel', () => {
  const list = async (hotelId: string, query: Record<string, string> = {}) =>
    success(await world.clients.owner.call('listHotelBookings', { params: { hotelId }, query }));
  const namesOf = async (hotelId: string, query: Record<string, string> = {}) =>
    (await list(hotelId, query)).items.map(({ guestName }) => guestName);
  let house: { id: string };
  beforeAll(async () => {
    house = await world.hotel();
    const rooms = await world.room(house.id, { totalRooms: 20 });
    const stays = [
      ['Ana Long', day(10), day(20)],
      ['Bruno Short', day(12), day(13)],
      ['Çelik Demir', day(11), day(13)],
    ] as const;
    for (const [guestName, checkIn, checkOut] of stays) {
      const guestEmail = `${guestName.toLowerCase().split(' ')[1]}@mail.example`;
      await world.held(rooms, { guestName, guestEmail, checkIn, checkOut });
      await world.advance('PT1S');
    }
  });

  it('come by arrival, by departure, and by when they were made, the newest first', async () => {
    expect(await namesOf(house.id)).toEqual(['Ana Long', 'Çelik Demir', 'Bruno Short']);
    expect(await namesOf(house.id, { by: 'arrival' })).toEqual(['Ana Long', 'Çelik Demir', 'Bruno Short']);
    expect((await namesOf(house.id, { by: 'departure' })).at(-1)).toBe('Ana Long');
    expect(await namesOf(house.id, { by: 'made' })).toEqual(['Çelik Demir', 'Bruno Short', 'Ana Long']);
  });

  it('are those of the days asked for, both included, of what the order is by', async () => {
    const short = ['Bruno Short', 'Çelik Demir'];
    expect((await namesOf(house.id, { by: 'departure', from: day(13), to: day(13) })).toSorted()).toEqual(short);
    expect(await namesOf(house.id, { by: 'departure', from: day(14), to: day(20) })).toEqual(['Ana Long']);
    expect(await namesOf(house.id, { by: 'departure', to: day(12) })).toEqual([]);
    expect(await namesOf(house.id, { by: 'made', from: TODAY, to: TODAY })).toHaveLength(3);
    expect(await namesOf(house.id, { by: 'made', from: day(1) })).toEqual([]);
    expect(await namesOf(house.id, { by: 'made', to: day(-1) })).toEqual([]);
  });

  it('are made on the day of the hotel, wherever that is', async () => {
    // 16:00 in UTC is 06:00 of the next day on Kiritimati.
    const island = await world.hotel({ city: 'London', country: 'KI', latitude: 1.98, longitude: -157.47 });
    await world.held(await world.room(island.id, { basePrice: '100.00' }), { guestName: 'Islander' });
    expect(await namesOf(island.id, { by: 'made', from: day(1), to: day(1) })).toEqual(['Islander']);
    expect(await namesOf(island.id, { by: 'made', to: TODAY })).toEqual([]);
  });

  it('are found by reference, beginning of a name and e-mail, in any order and state', async () => {
    const all = (await list(house.id)).items;
    for (const { guestName, reference, guestEmail } of all) {
      for (const q of [
        reference,
        reference.toLowerCase().replace('-', ' '),
        guestName.slice(0, 5),
        (guestEmail ?? '').toUpperCase(),
      ]) {
        for (const by of ['arrival', 'departure', 'made']) {
          expect(await namesOf(house.id, { q, by })).toEqual([guestName]);
        }
      }
    }
    expect(await namesOf(house.id, { q: 'celik' })).toEqual(['Çelik Demir']);
    expect(await namesOf(house.id, { q: 'celik', status: 'confirmed' })).toEqual([]);
    expect(await namesOf(house.id, { q: 'nobody here' })).toEqual([]);
    expect(await namesOf(house.id, { q: '%' })).toEqual([]);
    expect(await namesOf(hotel.id, { q: 'celik' })).toEqual([]);
  });

  it('are paged in every order, with what is looked for too', async () => {
    for (const query of [{ by: 'made' }, { by: 'departure' }, { by: 'made', q: 'mail' }, { q: 'b' }] as Record<
      string,
      string
    >[]) {
      const whole = await namesOf(house.id, query);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await list(house.id, { ...query, limit: '1', ...(cursor !== null && { cursor }) });
        seen.push(...page.items.map(({ guestName }) => guestName));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual(whole);
    }
  });

  it('have a cursor of their own for each question', async () => {
    const params = { hotelId: house.id };
    const { nextCursor } = await list(house.id, { limit: '1' });
    const cursor = nextCursor ?? '';
    for (const query of [
      { by: 'made', cursor },
      { q: 'ana', cursor },
    ] as const) {
      expect(await world.clients.owner.call('listHotelBookings', { params, query })).toBeProblem(
        400,
        'invalid-request',
      );
    }
  });

  it('take no order that is not one, and no line break', async () => {
    const token = world.tokens.owner;
    for (const query of ['by=name', 'q=', 'q=a%0Ab', `by=made&from=${day(2)}&to=${day(1)}`]) {
      const answer = await world.send(`GET /admin/hotels/${house.id}/bookings?${query}`, { token });
      expect(answer).toBeProblem(400, 'invalid-request');
    }
  });
});

describe('a guest’s bookings', () => {
  it('are upcoming, past or cancelled, each in one of them', async () => {
    const someone = await world.someone();
    const made = async (dates: object) => {
      const stay = world.stayOf(room, dates);
      const answer = await someone.client.call('createBooking', { body: stay, idempotencyKey: JSON.stringify(dates) });
      return success(answer).booking.id;
    };
    const confirm = async (bookingId: string) => {
      const call = { params: { bookingId }, body: { paymentMethod: 'tok_visa' } };
      return success(await someone.client.call('confirmBooking', call)).booking.id;
    };
    const [soon, tonight, dropped] = [
      await confirm(await made({})),
      await confirm(await made({ checkIn: TODAY, checkOut: day(1) })),
      await confirm(await made({ checkIn: day(50), checkOut: day(51) })),
    ];
    success(await someone.client.call('cancelBooking', { params: { bookingId: dropped } }));
    const lapsed = await made({ checkIn: day(60), checkOut: day(61) });
    await world.advance('PT19H30M');
    const list = async (query: Record<string, string>) =>
      success(await someone.client.call('listBookings', { query })).items.map(({ id }) => id);
    expect(await list({ when: 'upcoming' })).toEqual([soon]);
    expect(await list({ when: 'past' })).toEqual([tonight]);
    expect(await list({ when: 'cancelled' })).toEqual([lapsed, dropped]);
    expect(await list({ when: 'cancelled', status: 'cancelled' })).toEqual([dropped]);
    expect(await list({ when: 'past', status: 'confirmed' })).toEqual([]);
    expect(await list({})).toHaveLength(4);
    const answer = await world.send('GET /bookings?when=soon', { token: someone.token });
    expect(answer).toBeProblem(400, 'invalid-request');
  });
});
