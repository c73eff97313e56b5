import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world?.stop());

interface StayRequest {
  checkIn?: string;
  checkOut?: string;
  guests?: number;
  roomTypeId?: string;
  rooms?: number;
}
const preview = async (bookingId: string, body: StayRequest) =>
  success(await world.clients.guest.call('previewChange', { params: { bookingId }, body }));
const change = async (bookingId: string, body: StayRequest) => {
  const { quote } = await preview(bookingId, body);
  const changed = await world.clients.guest.call('changeBooking', { params: { bookingId }, body: { ...body, quote } });
  return success(changed).booking;
};
const priceNights = (roomTypeId: string, price: string, from: string, to = from) =>
  world.clients.owner.call('setPricing', {
    params: { roomTypeId },
    body: { overrides: [{ from, to, price, reason: 'other' }] },
  });

/** A confirmed stay of one room for one night at `booked`, whose night then costs `now`. */
const dearer = async (currency: string, booked: string, now: string, nights = 1) => {
  const hotel = await world.hotel({ currency });
  const room = await world.room(hotel.id, { basePrice: booked, totalRooms: 20 });
  const booking = await world.confirmed(room, { checkOut: day(30 + nights), guests: 1 });
  success(await priceNights(room.id, now, day(30), day(40)));
  return { hotel, room, booking };
};
const roomPrices = (nightlyPrices: readonly { rooms: readonly { price: { amount: string } }[] }[]) =>
  nightlyPrices.map(({ rooms }) => rooms.map(({ price }) => price.amount));

describe('a room that a change adds', () => {
  it.each([
    ['EUR', '1.00', '500.00', '3501.00', '3500.00'],
    ['JPY', '1', '500', '3501', '3500'],
    ['KWD', '1.000', '500.000', '3501.000', '3500.000'],
  ])('rule 15: costs what its night costs now, in %s', async (currency, booked, now, total, difference) => {
    const { booking } = await dearer(currency, booked, now);
    const said = await preview(booking.id, { rooms: 8 });
    expect(said).toMatchObject({ totals: { total: { amount: total } }, difference: { amount: difference } });
    const changed = await change(booking.id, { rooms: 8 });
    expect(changed).toMatchObject({ rooms: 8, totals: said.totals, payment: { paid: { amount: total } } });
    expect(changed.nightlyPrices).toMatchObject([{ price: { amount: booked }, rule: { kind: 'base' } }]);
    expect(roomPrices(changed.nightlyPrices)).toEqual([[booked, ...Array.from({ length: 7 }, () => now)]]);
    const stored = success(await world.clients.guest.call('getBooking', { params: { bookingId: booking.id } })).booking;
    expect(stored.nightlyPrices).toEqual(changed.nightlyPrices);
  });

  it('leaves first where the guest takes fewer again, and its price goes back', async () => {
    const { booking } = await dearer('EUR', '100.00', '500.00');
    expect(await change(booking.id, { rooms: 3 })).toMatchObject({ totals: { total: { amount: '1100.00' } } });
    const fewer = await change(booking.id, { rooms: 2 });
    expect(fewer).toMatchObject({
      totals: { total: { amount: '600.00' } },
      payment: { refunded: { amount: '500.00' } },
    });
    expect(await change(booking.id, { rooms: 1 })).toMatchObject({ totals: { total: { amount: '100.00' } } });
  });

  it('together with other dates: of kept nights the booked room keeps its price, all else costs what it costs now', async () => {
    const { booking } = await dearer('EUR', '100.00', '500.00', 3);
    const moved = await change(booking.id, { checkIn: day(32), checkOut: day(34), rooms: 2 });
    expect(roomPrices(moved.nightlyPrices)).toEqual([
      ['100.00', '500.00'],
      ['500.00', '500.00'],
    ]);
    expect(moved.totals.total.amount).toBe('1600.00');
  });

  it('in another room type costs what that costs now, with all the others', async () => {
    const { hotel, booking } = await dearer('EUR', '100.00', '500.00');
    const suite = await world.room(hotel.id, { name: 'Suite', basePrice: '80.00' });
    const moved = await change(booking.id, { roomTypeId: suite.id, rooms: 2 });
    expect(roomPrices(moved.nightlyPrices)).toEqual([['80.00', '80.00']]);
  });

  it('on a hold costs what its night costs now, and the confirmation charges it', async () => {
    const hotel = await world.hotel();
    const room = await world.room(hotel.id, { basePrice: '1.00', totalRooms: 20 });
    const { id } = await world.held(room, { checkOut: day(31), guests: 1 });
    success(await priceNights(room.id, '500.00', day(30)));
    expect(await change(id, { rooms: 8 })).toMatchObject({ totals: { total: { amount: '3501.00' } } });
    const params = { bookingId: id };
    const paid = await world.clients.guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa' } });
    expect(success(paid).booking.payment.paid.amount).toBe('3501.00');
  });

  it('keeps its price when the hotel rebooks the stay, and when it is changed after', async () => {
    const { hotel, booking } = await dearer('EUR', '100.00', '500.00');
    const two = await change(booking.id, { rooms: 2 });
    const other = await world.room(hotel.id, { name: 'Other', basePrice: '70.00' });
    const params = { bookingId: booking.id };
    const rebooked = await world.clients.owner.call('rebook', { params, body: { roomTypeId: other.id } });
    expect(success(rebooked).booking).toMatchObject({ nightlyPrices: two.nightlyPrices, totals: two.totals });
    const three = await change(booking.id, { rooms: 3 });
    expect(roomPrices(three.nightlyPrices)).toEqual([['100.00', '500.00', '70.00']]);
  });

  it('whose night was priced anew since the preview is refused with both prices', async () => {
    const { room, booking } = await dearer('EUR', '100.00', '500.00');
    const { quote } = await preview(booking.id, { rooms: 2 });
    success(await priceNights(room.id, '700.00', day(30)));
    const params = { bookingId: booking.id };
    const refused = await world.clients.guest.call('changeBooking', { params, body: { rooms: 2, quote } });
    expect(refused).toBeProblem(409, 'price-changed');
    expect(refused.body).toMatchObject({
      oldOffer: { totals: { total: { amount: '600.00' } } },
      newOffer: { totals: { total: { amount: '800.00' } } },
    });
  });

  it('is shown in an offer too, room by room', async () => {
    const hotel = await world.hotel();
    const room = await world.room(hotel.id);
    const query = { checkIn: day(30), checkOut: day(31), guests: '2', rooms: '2' };
    const params = { hotelId: hotel.id };
    const { rooms } = success(await world.clients.guest.call('getHotelRooms', { params, query }));
    const offer = rooms.find(({ roomType }) => roomType.id === room.id)?.offer;
    expect(roomPrices(offer?.nightlyPrices ?? [])).toEqual([['100.00', '100.00']]);
  });
});
