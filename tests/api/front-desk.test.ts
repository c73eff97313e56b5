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

type Desk = 'checkIn' | 'checkOut' | 'noShow';
/** The three ask and answer alike, so one's types stand for all. */
const desk = (route: Desk, bookingId: string) =>
  world.clients.owner.call(route as 'checkIn', { params: { bookingId } });
const today = { checkIn: TODAY, checkOut: day(3) };
const availableFrom = async (roomTypeId: string, from: string) => {
  const query = { roomTypeId, from, to: day(2) };
  const { items } = success(await world.anyone.call('getCalendar', { params: { hotelId: hotel.id }, query }));
  return items.map(({ available }) => available);
};

describe('the front desk', () => {
  it('sees the booking with what the hotel may do', async () => {
    const { id } = await world.confirmed(room, today);
    const seen = await world.clients.owner.call('getHotelBooking', { params: { bookingId: id } });
    expect(success(seen).booking.actions.toSorted()).toEqual([
      'cancel',
      'change',
      'check_in',
      'correct',
      'no_show',
      'rebook',
      'resend',
    ]);
    expect(seen.headers.get('etag')).toBe('"2"');
  });

  it('lists the bookings of the hotel by check-in, with a status, in pages', async () => {
    const house = await world.hotel();
    const rooms = await world.room(house.id);
    const late = await world.confirmed(rooms, { checkIn: day(12), checkOut: day(13) });
    const early = await world.held(rooms, { checkIn: day(10), checkOut: day(13) });
    const list = async (query: Record<string, string>) =>
      success(await world.clients.owner.call('listHotelBookings', { params: { hotelId: house.id }, query }));
    const ids = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ id }) => id);
    expect(ids(await list({}))).toEqual([early.id, late.id]);
    expect(ids(await list({ from: day(11), to: day(12) }))).toEqual([late.id]);
    expect(ids(await list({ status: 'reserved' }))).toEqual([early.id]);
    const first = await list({ limit: '1' });
    expect(ids(first)).toEqual([early.id]);
    expect(ids(await list({ limit: '1', cursor: first.nextCursor ?? '' }))).toEqual([late.id]);
  });

  it('checks guests in and out; an early departure frees the nights after the current one', async () => {
    const single = await world.room(hotel.id, { name: 'Single', totalRooms: 1 });
    const { id } = await world.confirmed(single, today);
    expect(success(await desk('checkIn', id)).booking).toMatchObject({ status: 'checked_in' });
    expect(await availableFrom(single.id, TODAY)).toEqual([0, 0, 0]);
    expect(success(await desk('checkOut', id)).booking).toMatchObject({ status: 'completed' });
    expect(await availableFrom(single.id, TODAY)).toEqual([0, 1, 1]);
  });

  it('marks who did not come, and frees the nights after the current one', async () => {
    const single = await world.room(hotel.id, { name: 'Empty', totalRooms: 1 });
    const { id } = await world.confirmed(single, today);
    expect(success(await desk('noShow', id)).booking).toMatchObject({ status: 'no_show' });
    expect(await availableFrom(single.id, TODAY)).toEqual([0, 1, 1]);
  });

  it('marks a no-show only from the check-in time of the hotel on', async () => {
    const late = await world.hotel({ checkInTime: '23:00', checkOutTime: '11:00' });
    const { id } = await world.confirmed(await world.room(late.id), today);
    const early = await desk('noShow', id);
    expect(early).toBeProblem(409, 'wrong-state');
    expect(early.body).toMatchObject({ state: 'confirmed' });
    const seen = await world.clients.owner.call('getHotelBooking', { params: { bookingId: id } });
    expect(success(seen).booking.actions).toEqual(['change', 'correct', 'check_in', 'rebook', 'cancel', 'resend']);
  });

  it('sees a hold of the same evening given back by its guest, and its room free at once', async () => {
    const single = await world.room(hotel.id, { name: 'Last', totalRooms: 1 });
    const { id, actions } = await world.held(single, today);
    expect(actions).toContain('cancel');
    expect(await availableFrom(single.id, TODAY)).toEqual([0, 0, 0]);
    const { booking, refund } = success(await world.clients.guest.call('cancelBooking', { params: { bookingId: id } }));
    expect(booking.status).toBe('cancelled');
    expect(refund.amount).toBe('0.00');
    expect(await availableFrom(single.id, TODAY)).toEqual([1, 1, 1]);
  });

  it('honours If-Match with everything it does, and asks nothing of what is done', async () => {
    const { owner } = world.clients;
    const { id: bookingId } = await world.confirmed(room, today);
    const at = (version: number) => ({ params: { bookingId }, headers: { 'If-Match': `"${version}"` } });
    for (const route of ['checkIn', 'noShow'] as const) {
      expect(await owner.call(route, at(1))).toBeProblem(412, 'stale-version');
    }
    expect(await owner.call('checkIn', at(2))).toMatchObject({ status: 200 });
    expect(await owner.call('checkIn', at(2))).toMatchObject({ status: 200, body: { booking: { version: 3 } } });
    expect(await owner.call('checkOut', at(2))).toBeProblem(412, 'stale-version');
    expect(await owner.call('checkOut', at(3))).toMatchObject({ status: 200 });
    expect(await world.clients.otherOwner.call('checkOut', at(1))).toBeProblem(404, 'not-found');
  });

  it('does nothing before the day of arrival, and nothing out of order', async () => {
    const { id } = await world.confirmed(room);
    for (const route of ['checkIn', 'checkOut', 'noShow'] as const) {
      expect(await desk(route, id)).toBeProblem(409, 'wrong-state');
    }
    const held = await world.held(room, today);
    expect(await desk('checkIn', held.id)).toBeProblem(409, 'wrong-state');
  });
});

describe('an overbooked night', () => {
  it('is sold up to the soft limit, listed, and mended by moving a booking at the price paid', async () => {
    const tight = await world.room(hotel.id, { name: 'Tight', totalRooms: 1, softLimit: 2 });
    const dearer = await world.room(hotel.id, { name: 'Dearer', basePrice: '300.00', totalRooms: 1 });
    const [first, second] = [await world.confirmed(tight), await world.confirmed(tight)];
    expect(await world.hold(world.stayOf(tight))).toBeProblem(409, 'sold-out');
    const overbooked = async () =>
      success(await world.clients.owner.call('listOverbooked', { params: { hotelId: hotel.id } })).items;
    expect(await overbooked()).toEqual(
      [day(30), day(31), day(32)].map((date) => ({ date, roomTypeId: tight.id, sold: 2, blocked: 0, totalRooms: 1 })),
    );
    const rebook = (bookingId: string) =>
      world.clients.owner.call('rebook', { params: { bookingId }, body: { roomTypeId: dearer.id } });
    const { booking } = success(await rebook(first.id));
    expect(booking).toMatchObject({ roomTypeId: dearer.id, status: 'confirmed' });
    expect(Number(booking.totals.total.amount)).toBeLessThanOrEqual(300);
    expect(await overbooked()).toEqual([]);
    expect(success(await rebook(first.id)).booking.version).toBe(booking.version);
    expect(await rebook(second.id)).toBeProblem(409, 'sold-out');
  });

  it('is moved to another hotel of the owner, and to nobody else’s', async () => {
    const { id } = await world.confirmed(room);
    const elsewhere = await world.hotel({ name: 'Elsewhere' });
    const there = await world.room(elsewhere.id);
    const rebook = (body: { roomTypeId: string; hotelId?: string }) =>
      world.clients.owner.call('rebook', { params: { bookingId: id }, body });
    expect(success(await rebook({ roomTypeId: there.id, hotelId: elsewhere.id })).booking).toMatchObject({
      hotelId: elsewhere.id,
    });
    const { otherOwner } = world.clients;
    const body = { name: 'Foreign', address: 'A', city: 'Faro', country: 'PT', latitude: 37.01, longitude: -7.93 };
    const foreign = success(await otherOwner.call('createHotel', { body })).hotel;
    const theirs = { hotelId: foreign.id, name: 'Double', basePrice: '1.00', maxGuests: 2, totalRooms: 5 };
    const foreignRoom = success(await otherOwner.call('createRoomType', { body: theirs })).roomType;
    expect(await rebook({ roomTypeId: foreignRoom.id, hotelId: foreign.id })).toBeProblem(404, 'not-found');
  });
});

describe('what is sold', () => {
  it('keeps its rooms, its room type and its hotel', async () => {
    const house = await world.hotel();
    const rooms = await world.room(house.id, { totalRooms: 2 });
    await world.confirmed(rooms, { rooms: 2 });
    const { owner } = world.clients;
    const params = { roomTypeId: rooms.id };
    const body = { name: 'Double', basePrice: '100.00', maxGuests: 2, totalRooms: 1 };
    const fewer = await owner.call('replaceRoomType', { params, body });
    expect(fewer).toBeProblem(409, 'below-sold');
    expect(fewer.body).toMatchObject({ nights: [day(30), day(31), day(32)] });
    expect(await owner.call('deleteRoomType', { params })).toBeProblem(409, 'in-use');
    expect(await owner.call('deleteHotel', { params: { hotelId: house.id } })).toBeProblem(409, 'in-use');
    expect(await world.offerOf(rooms, { checkIn: day(40), checkOut: day(41) })).not.toBeNull();
  });

  it('has no drift from what the bookings hold', async () => {
    const range = { params: { hotelId: hotel.id }, query: { from: TODAY, to: day(40) } };
    const found = success(await world.clients.owner.call('reconcile', range));
    expect(found).toMatchObject({ drift: [] });
    expect(found.checked).toBeGreaterThan(0);
    expect(success(await world.clients.owner.call('repair', { ...range, body: { repair: true } })).drift).toEqual([]);
  });
});

describe('a stay that is over', () => {
  it('may be reviewed, once, by its guest, and then all can read it', async () => {
    const house = await world.hotel();
    const rooms = await world.room(house.id);
    const { id } = await world.confirmed(rooms, today);
    const review = (body: { rating: number; title?: string; content?: string }) =>
      world.clients.guest.call('reviewBooking', { params: { bookingId: id }, body });
    const early = await review({ rating: 5 });
    expect(early).toBeProblem(409, 'wrong-state');
    expect(early.body).toMatchObject({ state: 'confirmed' });
    success(await desk('checkIn', id));
    success(await desk('checkOut', id));
    const written = await review({ rating: 4, title: 'Fine', content: '<i>Really</i>' });
    expect(written.status).toBe(201);
    expect(written.headers.get('location')).not.toBeNull();
    expect(await review({ rating: 1 })).toBeProblem(409, 'already-reviewed');
    const { items, summary } = success(await world.anyone.call('getReviews', { params: { hotelId: house.id } }));
    expect(items).toMatchObject([{ rating: 4, title: 'Fine', content: '<i>Really</i>' }]);
    expect(summary).toEqual({ rating: 4, count: 1, histogram: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 } });
    const page = success(await world.anyone.call('getHotel', { params: { hotelId: house.id } }));
    expect(page.hotel).toMatchObject({ rating: 4, reviewCount: 1 });
  });

  it('is completed at the check-out time of its hotel, where it is', async () => {
    const tokyo = await world.hotel({ city: 'Tokyo', country: 'JP', latitude: 35.68, longitude: 139.76 });
    const rooms = await world.room(tokyo.id, { basePrice: '10000' });
    const { id } = await world.confirmed(rooms, { checkIn: day(2), checkOut: day(3) });
    const status = async () =>
      success(await world.clients.guest.call('getBooking', { params: { bookingId: id } })).booking.status;
    // 11:00 in Tokyo is 02:00 in UTC.
    await world.moveTo(`${day(3)}T01:59:00.000Z`);
    expect(await status()).toBe('confirmed');
    await world.moveTo(`${day(3)}T02:00:05.000Z`);
    expect(await status()).toBe('completed');
  });
});
