import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, hotelInput, success } from '../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world?.stop());

type Steps = { hoursBeforeCheckIn: number; refundPercent: number }[];
const twoDays: Steps = [{ hoursBeforeCheckIn: 48, refundPercent: 100 }];

const confirmedAt = async (cancellationPolicy: { steps: Steps }) => {
  const hotel = await world.hotel({ cancellationPolicy });
  const room = await world.room(hotel.id);
  return { hotel, room, booking: await world.confirmed(room) };
};
const rebook = async (bookingId: string, room: { id: string; hotelId: string }) => {
  const body = { roomTypeId: room.id, hotelId: room.hotelId };
  return success(await world.clients.owner.call('rebook', { params: { bookingId }, body })).booking;
};
const cancellation = async (bookingId: string) =>
  success(await world.clients.guest.call('previewCancellation', { params: { bookingId } }));
const deadlines = async (bookingId: string) => (await cancellation(bookingId)).steps.map(({ until }) => until);
const changeTimes = async (hotelId: string, changes: object) => {
  const body = { ...hotelInput, cancellationPolicy: { steps: twoDays }, ...changes };
  success(await world.clients.owner.call('replaceHotel', { params: { hotelId }, body }));
};
const hoursAfter = (instant: string | undefined, hours: number): string =>
  new Date(Date.parse(instant ?? '') + hours * 3_600_000).toISOString();

describe('rule 29: a booking that the hotel rebooks', () => {
  it.each([
    ['Asia/Tokyo', 0],
    ['America/New_York', 5],
  ])('to a hotel in %s keeps the later deadline, %i hours later', async (timeZone, hours) => {
    const { booking } = await confirmedAt({ steps: twoDays });
    const [until] = await deadlines(booking.id);
    const elsewhere = await world.room((await world.hotel({ timeZone })).id);
    const moved = await rebook(booking.id, elsewhere);
    expect(moved).toMatchObject({ totals: booking.totals, payment: booking.payment });
    expect(await deadlines(booking.id)).toEqual([hoursAfter(until, hours)]);
    const guests = { params: { bookingId: booking.id }, body: { guests: 1 } };
    success(await world.clients.guest.call('changeBooking', guests));
    expect(await deadlines(booking.id)).toEqual([hoursAfter(until, hours)]);
  });

  it('to a hotel that gives nothing back keeps its own policy', async () => {
    const { booking } = await confirmedAt({ steps: twoDays });
    const before = await cancellation(booking.id);
    const strict = await world.room((await world.hotel({ cancellationPolicy: { steps: [] } })).id);
    await rebook(booking.id, strict);
    expect(await cancellation(booking.id)).toEqual(before);
  });
});

describe('rule 29: a hotel that changes its check-in time or its zone', () => {
  it.each([
    ['an earlier check-in', { checkInTime: '06:00' }, 0],
    ['a later check-in', { checkInTime: '20:00' }, 5],
    ['an earlier zone', { timeZone: 'Asia/Tokyo' }, 0],
  ])('to %s leaves its bookings as they are; one it then rebooks keeps the later deadline', async (_, times, hours) => {
    const { hotel, booking } = await confirmedAt({ steps: twoDays });
    const before = await cancellation(booking.id);
    await changeTimes(hotel.id, times);
    expect(await cancellation(booking.id)).toEqual(before);
    const quoted = await world.clients.guest.call('previewChange', {
      params: { bookingId: booking.id },
      body: { checkOut: day(34) },
    });
    expect(success(quoted).cancellationPolicy.steps[0]?.until).toBe(before.steps[0]?.until);
    await rebook(booking.id, await world.room(hotel.id, { name: 'Other' }));
    expect(await deadlines(booking.id)).toEqual([hoursAfter(before.steps[0]?.until, hours)]);
  });

  it('and its policy, keeps the policy of its bookings, for later room types too', async () => {
    const { hotel, booking } = await confirmedAt({ steps: twoDays });
    const before = await cancellation(booking.id);
    await changeTimes(hotel.id, { checkInTime: '06:00', cancellationPolicy: { steps: [] } });
    const other = await world.room(hotel.id, { name: 'Other' });
    const request = { params: { bookingId: booking.id }, body: { roomTypeId: other.id } };
    success(await world.clients.guest.call('changeBooking', request));
    expect(await cancellation(booking.id)).toEqual(before);
  });
});

// Last, as it moves the clock far.
describe('rule 29: a guest whose stay was moved to an earlier check-in', () => {
  it('may cancel until the deadline that was promised, and is no no-show before it', async () => {
    const { booking } = await confirmedAt({ steps: [...twoDays, { hoursBeforeCheckIn: 0, refundPercent: 50 }] });
    const tokyo = await world.room((await world.hotel({ timeZone: 'Asia/Tokyo' })).id);
    await rebook(booking.id, tokyo);
    await world.moveTo(`${day(30)}T13:00:00.000Z`);
    const params = { bookingId: booking.id };
    expect(await world.clients.owner.call('noShow', { params })).toBeProblem(409, 'wrong-state');
    const cancelled = success(await world.clients.guest.call('cancelBooking', { params }));
    expect(cancelled.refund.amount).toBe('150.00');
  });
});
