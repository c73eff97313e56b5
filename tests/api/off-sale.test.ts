import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, hotelInput, success } from '../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world?.stop());

type Status = 'active' | 'inactive' | 'pending';
const OFF_SALE = ['inactive', 'pending'] as const;

const setStatus = async (hotelId: string, status: Status) =>
  success(await world.clients.owner.call('replaceHotel', { params: { hotelId }, body: { ...hotelInput, status } }));
/** A hotel with two room types, and a confirmed stay of one room for three nights in the first. */
const aHouse = async () => {
  const { id: hotelId } = await world.hotel();
  const room = await world.room(hotelId);
  const other = await world.room(hotelId, { name: 'Other' });
  return { hotelId, room, other, booking: await world.confirmed(room) };
};
const rebook = (bookingId: string, body: { roomTypeId: string; hotelId?: string }) =>
  world.clients.owner.call('rebook', { params: { bookingId }, body });
const preview = (bookingId: string, body: object) =>
  world.clients.guest.call('previewChange', { params: { bookingId }, body });
const change = (bookingId: string, body: object) =>
  world.clients.guest.call('changeBooking', { params: { bookingId }, body });
const confirm = (bookingId: string) =>
  world.clients.guest.call('confirmBooking', { params: { bookingId }, body: { paymentMethod: 'tok_visa' } });
const bookingOf = async (bookingId: string) =>
  success(await world.clients.guest.call('getBooking', { params: { bookingId } })).booking;

describe.each(OFF_SALE)('a hotel that is %s', (status) => {
  it('takes no booking from another hotel', async () => {
    const [from, to] = [await aHouse(), await aHouse()];
    await setStatus(to.hotelId, status);
    const target = { roomTypeId: to.room.id, hotelId: to.hotelId };
    const refused = await rebook(from.booking.id, target);
    expect(refused).toBeProblem(422, 'refused');
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/hotelId', code: 'hotel_not_active' }] });
    expect(await bookingOf(from.booking.id)).toMatchObject({ hotelId: from.hotelId, version: from.booking.version });
    await setStatus(to.hotelId, 'active');
    expect(success(await rebook(from.booking.id, target)).booking).toMatchObject({ hotelId: to.hotelId });
  });

  it('moves its own bookings between its room types, and to another hotel', async () => {
    const [house, active] = [await aHouse(), await aHouse()];
    await setStatus(house.hotelId, status);
    const { id } = house.booking;
    expect(success(await rebook(id, { roomTypeId: house.other.id })).booking.roomTypeId).toBe(house.other.id);
    const away = { roomTypeId: active.room.id, hotelId: active.hotelId };
    expect(success(await rebook(id, away)).booking).toMatchObject({ hotelId: active.hotelId });
  });

  it('gives no night and no room more than is booked, paid or held', async () => {
    const house = await aHouse();
    const hold = await world.held(house.room);
    await setStatus(house.hotelId, status);
    const requests = [
      { checkOut: day(34) },
      { checkIn: day(29) },
      { checkIn: day(31), checkOut: day(34) },
      { rooms: 2 },
      { roomTypeId: house.other.id },
    ];
    for (const id of [house.booking.id, hold.id]) {
      const before = await bookingOf(id);
      for (const request of requests) {
        expect(await preview(id, request)).toBeProblem(422, 'stay-not-allowed');
        expect(await change(id, request)).toBeProblem(422, 'stay-not-allowed');
      }
      expect(await bookingOf(id)).toEqual(before);
    }
  });

  it('lets a stay become shorter or smaller', async () => {
    const house = await aHouse();
    const { id } = await world.confirmed(house.room, { rooms: 2 });
    await setStatus(house.hotelId, status);
    for (const request of [{ rooms: 1 }, { checkOut: day(32) }, { guests: 1 }]) {
      const { quote } = success(await preview(id, request));
      success(await change(id, { ...request, quote }));
    }
    expect(await bookingOf(id)).toMatchObject({ rooms: 1, checkOut: day(32), guests: 1 });
  });

  it('keeps the quotes it has given: a stay, and a change of one', async () => {
    const house = await aHouse();
    const offer = await world.offerOf(house.room);
    const request = { checkOut: day(34) };
    const { quote } = success(await preview(house.booking.id, request));
    await setStatus(house.hotelId, status);
    const held = await world.hold({ ...world.stayOf(house.room), quote: offer?.quote ?? '' });
    expect(success(await confirm(success(held).booking.id)).booking.status).toBe('confirmed');
    expect(success(await change(house.booking.id, { ...request, quote })).booking.checkOut).toBe(day(34));
    expect(await world.hold(world.stayOf(house.room))).toBeProblem(404, 'not-found');
  });

  it('takes back no hold that has expired, and charges nothing', async () => {
    const house = await aHouse();
    const { id } = await world.held(house.room);
    await world.advance('PT20M');
    expect(await bookingOf(id)).toMatchObject({ status: 'expired' });
    await setStatus(house.hotelId, status);
    const refused = await confirm(id);
    expect(refused).toBeProblem(409, 'sold-out');
    expect(refused.body).toMatchObject({ nights: [day(30), day(31), day(32)] });
    expect(success(await world.clients.guest.call('getPayments', { params: { bookingId: id } })).items).toEqual([]);
    await setStatus(house.hotelId, 'active');
    expect(success(await confirm(id)).booking.status).toBe('confirmed');
  });

  it('is no alternative to a stay of its own that is sold out', async () => {
    const { id: hotelId } = await world.hotel();
    const single = await world.room(hotelId, { totalRooms: 1 });
    await world.room(hotelId, { name: 'Other' });
    const offer = await world.offerOf(single);
    await world.confirmed(single);
    await setStatus(hotelId, status);
    const refused = await world.hold({ ...world.stayOf(single), quote: offer?.quote ?? '' });
    expect(refused).toBeProblem(409, 'sold-out');
    expect(refused.body).toMatchObject({ alternatives: { roomTypes: [], dates: [] } });
  });
});
