import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeEntries } from '../../functions/contract/routes.ts';
import { type ApiWorld, apiWorld, day, hotelInput, success, TODAY } from '../support/api-world.ts';

let world: ApiWorld;
let hotel: { id: string };
let room: { id: string; hotelId: string };
const image = { url: 'https://images.example/front.jpg', alt: 'The front' };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotel = await world.hotel({ images: [image, { ...image, alt: 'The garden' }] });
  room = await world.room(hotel.id, { totalRooms: 100 });
});
afterAll(() => world?.stop());

const asGuest = async (bookingId: string) =>
  success(await world.clients.guest.call('getBooking', { params: { bookingId } })).booking;
const asOwner = async (bookingId: string) =>
  success(await world.clients.owner.call('getHotelBooking', { params: { bookingId } })).booking;
const completed = async (at: { id: string; hotelId: string }) => {
  const { id: bookingId } = await world.confirmed(at, { checkIn: TODAY, checkOut: day(1) });
  const params = { bookingId };
  success(await world.clients.owner.call('checkIn', { params }));
  success(await world.clients.owner.call('checkOut', { params }));
  return bookingId;
};

describe('a booking shows its hotel', () => {
  it('as it is today, in every answer and list', async () => {
    const house = await world.hotel({ name: 'Old Name' });
    const rooms = await world.room(house.id);
    const { id, hotelName } = await world.confirmed(rooms);
    const changes = { name: 'New Name', address: 'Rua Nova 2', checkInTime: '16:00', images: [image] };
    const params = { hotelId: house.id };
    success(await world.clients.owner.call('replaceHotel', { params, body: { ...hotelInput, ...changes } }));
    const today = {
      name: 'New Name',
      address: 'Rua Nova 2',
      city: 'Faro',
      country: 'PT',
      latitude: 37.0137,
      longitude: -7.9346,
      timeZone: 'Europe/Lisbon',
      checkInTime: '16:00',
      checkOutTime: '11:00',
      image,
    };
    expect(hotelName).toBe('Old Name');
    expect((await asGuest(id)).hotel).toEqual(today);
    expect((await asOwner(id)).hotel).toEqual(today);
    const { items } = success(await world.clients.owner.call('listHotelBookings', { params }));
    expect(items.map(({ hotel: shown }) => shown)).toEqual([today]);
    const own = success(await world.clients.guest.call('listBookings', { query: { limit: '1' } })).items;
    expect(own.map(({ hotel: shown }) => shown)).toEqual([today]);
  });

  it('with its first image, or none', async () => {
    expect((await world.held(room)).hotel.image).toEqual(image);
    const plain = await world.hotel();
    expect((await world.held(await world.room(plain.id))).hotel.image).toBeNull();
  });

  it('as it was when it was deleted', async () => {
    const house = await world.hotel({ name: 'Gone House' });
    const rooms = await world.room(house.id);
    const { id: bookingId, hotel: shown } = await world.held(rooms);
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId }, body: { reason: 'Ill' } }));
    success(await world.clients.owner.call('deleteHotel', { params: { hotelId: house.id } }));
    expect(await asGuest(bookingId)).toMatchObject({ hotelName: 'Gone House', hotel: shown });
    expect(await asOwner(bookingId)).toMatchObject({ hotel: shown });
    const listed = success(await world.clients.guest.call('listBookings', { query: { limit: '100' } })).items;
    expect(listed.find(({ id }) => id === bookingId)?.hotel).toEqual(shown);
  });
});

describe('a cancellation', () => {
  it.each([
    ['guest', 'guest', 'My flight is off'],
    ['owner', 'hotel', 'A flood in the cellar\nWe are sorry'],
    ['admin', 'hotel', 'The hotel has closed'],
  ] as const)(
    'by the %s says so with its reason, to guest and hotel, in booking and history',
    async (who, by, reason) => {
      const { id: bookingId } = await world.confirmed(room);
      const call = { params: { bookingId }, body: { reason } };
      const client = world.clients[who];
      const route = who === 'guest' ? 'cancelBooking' : 'cancelHotelBooking';
      success(await client.call(route as 'cancelBooking', call));
      for (const booking of [await asGuest(bookingId), await asOwner(bookingId)]) {
        expect(booking).toMatchObject({ cancelledBy: by, cancelReason: reason });
      }
      const params = { bookingId };
      const histories = [
        success(await world.clients.guest.call('getHistory', { params })),
        success(await world.clients.owner.call('getHotelBookingHistory', { params })),
      ];
      for (const { items } of histories) {
        expect(items.find(({ event }) => event === 'booking.cancelled')).toMatchObject({ reason });
        expect(items[0]).toMatchObject({ event: 'booking.held', reason: null });
      }
    },
  );

  it('without a reason has none, and a booking that is not cancelled neither', async () => {
    const { id: bookingId } = await world.confirmed(room);
    expect(await asGuest(bookingId)).toMatchObject({ cancelledBy: null, cancelReason: null });
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId } }));
    expect(await asGuest(bookingId)).toMatchObject({ cancelledBy: 'guest', cancelReason: null });
  });
});

describe('the owner of the hotel', () => {
  it('reads what happened to a booking and to its money as its guest does', async () => {
    const { id: bookingId } = await world.confirmed(room);
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId } }));
    const { guest, owner, otherOwner } = world.clients;
    const params = { bookingId };
    const query = { limit: '2' };
    const history = success(await owner.call('getHotelBookingHistory', { params, query }));
    expect(history).toMatchObject({ items: [{ event: 'booking.held' }, { event: 'booking.confirmed' }] });
    const cursor = history.nextCursor ?? '';
    const rest = success(await owner.call('getHotelBookingHistory', { params, query: { ...query, cursor } }));
    const whole = success(await guest.call('getHistory', { params })).items;
    expect([...history.items, ...rest.items]).toEqual(whole);
    const money = success(await owner.call('getHotelBookingPayments', { params }));
    expect(money.items.map(({ kind, amount }) => `${kind} ${amount.amount}`)).toEqual([
      'charge 300.00',
      'refund 300.00',
    ]);
    expect(money).toEqual(success(await guest.call('getPayments', { params })));
    expect(await otherOwner.call('getHotelBookingHistory', { params })).toBeProblem(404, 'not-found');
    expect(await otherOwner.call('getHotelBookingPayments', { params })).toBeProblem(404, 'not-found');
    // A cursor of one list is none of another.
    expect(await owner.call('getHotelBookingPayments', { params, query: { cursor } })).toBeProblem(
      400,
      'invalid-request',
    );
  });
});

describe('a booking', () => {
  it('says how its guest is reached and through which channel it was made', async () => {
    const plain = await world.held(room);
    expect(plain).toMatchObject({ guestPhone: null, source: 'direct', arrivalTime: null, review: null });
    const told = await world.held(room, { guestPhone: '+351 912 345 678', source: 'partner-site' });
    expect(told).toMatchObject({ guestPhone: '+351 912 345 678', source: 'partner-site' });
  });

  it('is another with another telephone number or source under the same key', async () => {
    const key = randomUUID();
    const body = world.stayOf(room, { guestPhone: '912345678' });
    expect(await world.hold(body, key)).toMatchObject({ status: 201 });
    expect(await world.hold(body, key)).toMatchObject({ status: 200 });
    expect(await world.hold(world.stayOf(room), key)).toBeProblem(422, 'idempotency-key-reused');
    expect(await world.hold({ ...body, ...{ source: 'phone' } }, key)).toBeProblem(422, 'idempotency-key-reused');
  });

  it.each(['', '12', 'call me', '+351\n912345678', '1'.repeat(31)])(
    'takes no %j for a telephone number',
    async (guestPhone) => {
      const refused = await world.hold(world.stayOf(room, { guestPhone }));
      expect(refused).toBeProblem(400, 'invalid-request');
      expect(refused.body).toMatchObject({ errors: [{ pointer: '/guestPhone' }] });
    },
  );

  it('shows the review of the stay, to guest and hotel', async () => {
    const bookingId = await completed(room);
    const params = { bookingId };
    expect((await asGuest(bookingId)).review).toBeNull();
    const body = { rating: 4, title: 'Fine', content: 'Quiet' };
    const { review } = success(await world.clients.guest.call('reviewBooking', { params, body }));
    expect((await asGuest(bookingId)).review).toEqual(review);
    expect((await asOwner(bookingId)).review).toEqual(review);
  });

  it('links to what its caller may do with it, and to itself', async () => {
    const { id } = await world.confirmed(room, { checkIn: TODAY, checkOut: day(2) });
    const held = await world.held(room);
    const over = await completed(room);
    const paths = new Set(routeEntries().map(([, route]) => `/api/v1${route.path}`));
    for (const booking of [await asGuest(id), await asOwner(id), held, await asOwner(held.id), await asGuest(over)]) {
      const { self, ...others } = booking.links;
      expect(Object.keys(others).toSorted()).toEqual(booking.actions.toSorted());
      for (const href of Object.values(booking.links))
        expect(paths).toContain(href?.replace(booking.id, '{bookingId}'));
      expect(self.endsWith(`/bookings/${booking.id}`)).toBe(true);
    }
    expect(held.links).toEqual({
      self: `/api/v1/bookings/${held.id}`,
      confirm: `/api/v1/bookings/${held.id}/confirm`,
      change: `/api/v1/bookings/${held.id}`,
      correct: `/api/v1/bookings/${held.id}`,
      cancel: `/api/v1/bookings/${held.id}/cancel`,
    });
    expect((await asOwner(id)).links.cancel).toBe(`/api/v1/admin/bookings/${id}/cancel`);
  });
});
