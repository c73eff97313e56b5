import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success, TODAY } from '../support/api-world.ts';

let world: ApiWorld;
let hotelId: string;
/** A stay that is over, a hold that expired for a night to come, and a no-show with nights to come. */
let stayId: string;
let expiredId: string;
let missedId: string;

const bookings = (who: 'owner' | 'otherOwner' | 'admin', query: Record<string, string> = {}, id = hotelId) =>
  world.clients[who].call('listHotelBookings', { params: { hotelId: id }, query });
const idsOf = (answer: Awaited<ReturnType<typeof bookings>>) => success(answer).items.map(({ id }) => id);

beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  ({ id: hotelId } = await world.hotel());
  const room = await world.room(hotelId);
  stayId = (await world.confirmed(room, { checkIn: TODAY, checkOut: day(1) })).id;
  missedId = (await world.confirmed(room, { checkIn: TODAY, checkOut: day(5) })).id;
  expiredId = (await world.held(room)).id;
  success(await world.clients.owner.call('noShow', { params: { bookingId: missedId } }));
  await world.moveTo(`${day(1)}T16:00:00.000Z`);
  success(await world.clients.owner.call('deleteHotel', { params: { hotelId } }));
});
afterAll(() => world?.stop());

describe('the bookings of a hotel that is deleted', () => {
  it.each(['owner', 'admin'] as const)('are listed for its %s, with filters', async (who) => {
    expect(idsOf(await bookings(who)).toSorted()).toEqual([stayId, missedId, expiredId].toSorted());
    expect(idsOf(await bookings(who, { status: 'completed' }))).toEqual([stayId]);
    expect(idsOf(await bookings(who, { from: day(30) }))).toEqual([expiredId]);
    const first = success(await bookings(who, { limit: '2' }));
    expect(idsOf(await bookings(who, { limit: '2', cursor: first.nextCursor ?? '' }))).toHaveLength(1);
  });

  it.each(['owner', 'admin'] as const)('are read by its %s one by one, with history and payments', async (who) => {
    const params = { bookingId: stayId };
    const { booking } = success(await world.clients[who].call('getHotelBooking', { params }));
    expect(booking).toMatchObject({ id: stayId, hotelId, status: 'completed', actions: [] });
    const history = success(await world.clients[who].call('getHotelBookingHistory', { params })).items;
    expect(history.map(({ event }) => event)).toEqual(['booking.held', 'booking.confirmed', 'booking.completed']);
    const payments = success(await world.clients[who].call('getHotelBookingPayments', { params })).items;
    expect(payments).toMatchObject([{ kind: 'charge', status: 'succeeded' }]);
  });

  it('are nothing to another owner, and a hotel that never was is nothing to anybody', async () => {
    expect(await bookings('otherOwner')).toBeProblem(404, 'not-found');
    const { otherOwner } = world.clients;
    expect(await otherOwner.call('getHotelBooking', { params: { bookingId: stayId } })).toBeProblem(404, 'not-found');
    for (const who of ['owner', 'admin'] as const) {
      expect(await bookings(who, {}, 'no-such-hotel')).toBeProblem(404, 'not-found');
    }
  });

  it('stay with their guest, who is offered nothing that is refused', async () => {
    const { guest } = world.clients;
    const params = { bookingId: stayId };
    expect(success(await guest.call('getBooking', { params })).booking).toMatchObject({ actions: [] });
    expect(await guest.call('reviewBooking', { params, body: { rating: 5 } })).toBeProblem(409, 'wrong-state');
    const expired = { bookingId: expiredId };
    expect(success(await guest.call('getBooking', { params: expired })).booking).toMatchObject({
      status: 'expired',
      actions: [],
    });
    const body = { paymentMethod: 'tok_visa' };
    expect(await guest.call('confirmBooking', { params: expired, body })).toBeProblem(409, 'sold-out');
    expect(success(await guest.call('getPayments', { params: expired })).items).toEqual([]);
  });

  it('offer the owner nothing that is refused either', async () => {
    const { owner } = world.clients;
    const params = { bookingId: missedId };
    expect(success(await owner.call('getHotelBooking', { params })).booking).toMatchObject({
      status: 'no_show',
      actions: [],
    });
    expect(await owner.call('reinstate', { params })).toBeProblem(409, 'wrong-state');
  });
});
