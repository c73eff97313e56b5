import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
let hotel: { id: string };
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  const steps = [
    { hoursBeforeCheckIn: 72, refundPercent: 100 },
    { hoursBeforeCheckIn: 24, refundPercent: 33.33 },
  ];
  hotel = await world.hotel({ cancellationPolicy: { steps } });
  room = await world.room(hotel.id, { totalRooms: 100 });
});
afterAll(() => world?.stop());

const confirm = (bookingId: string, paymentMethod: string, headers: Record<string, string> = {}) =>
  world.clients.guest.call('confirmBooking', { params: { bookingId }, body: { paymentMethod }, headers });
const cancel = (bookingId: string) => world.clients.guest.call('cancelBooking', { params: { bookingId } });
const bookingOf = async (bookingId: string) =>
  success(await world.clients.guest.call('getBooking', { params: { bookingId } })).booking;
/** Every money movement as `charge 300.00 succeeded`. */
const movements = async (bookingId: string) =>
  success(await world.clients.guest.call('getPayments', { params: { bookingId } })).items.map(
    ({ kind, amount, status }) => `${kind} ${amount.amount} ${status}`,
  );

describe('the sandbox card', () => {
  it('tok_visa pays', async () => {
    const { id } = await world.held(room);
    const paid = await confirm(id, 'tok_visa');
    expect(paid).toMatchObject({
      status: 200,
      body: { booking: { status: 'confirmed', version: 2, payment: { status: 'paid', paid: { amount: '300.00' } } } },
    });
    expect(paid.headers.get('etag')).toBe('"2"');
    expect(success(paid)).toMatchObject({ booking: { actions: ['change', 'correct', 'cancel', 'resend'] } });
    expect(await movements(id)).toEqual(['charge 300.00 succeeded']);
  });

  it.each(['tok_declined', 'tok_of_nobody'])('%s is refused, and the hold stays as it is', async (card) => {
    const held = await world.held(room);
    expect(await confirm(held.id, card)).toBeProblem(402, 'payment-declined');
    expect(await bookingOf(held.id)).toMatchObject({ status: 'reserved', expiresAt: held.expiresAt });
    expect(await movements(held.id)).toEqual(['charge 300.00 failed']);
    expect(await confirm(held.id, 'tok_visa')).toMatchObject({ status: 200 });
    expect(await movements(held.id)).toEqual(['charge 300.00 failed', 'charge 300.00 succeeded']);
  });

  it('tok_timeout charges once, though its answer is lost', async () => {
    const { id } = await world.held(room);
    const began = Date.now();
    expect((await confirm(id, 'tok_timeout')).status).toBeLessThan(300);
    expect(Date.now() - began).toBeGreaterThanOrEqual(2000);
    expect(await confirm(id, 'tok_timeout')).toMatchObject({ status: 200, body: { booking: { status: 'confirmed' } } });
    expect(await movements(id)).toEqual(['charge 300.00 succeeded']);
  });

  it('tok_down leaves the payment pending until the clock has moved on a minute', async () => {
    const { id } = await world.held(room);
    expect(await confirm(id, 'tok_down')).toMatchObject({
      status: 202,
      body: { booking: { status: 'payment_pending', payment: { status: 'pending' } } },
    });
    expect(await confirm(id, 'tok_down')).toMatchObject({ status: 202 });
    const other = await confirm(id, 'tok_visa');
    expect(other).toBeProblem(503, 'try-again');
    expect(other.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await movements(id)).toEqual(['charge 300.00 pending']);
    await world.advance('PT61S');
    expect(await bookingOf(id)).toMatchObject({ status: 'confirmed', payment: { status: 'paid' } });
    expect(await movements(id)).toEqual(['charge 300.00 succeeded']);
  });

  it('tok_refund_fails pays, and its refund goes through in the end', async () => {
    const { id } = await world.held(room);
    expect(await confirm(id, 'tok_refund_fails')).toMatchObject({ status: 200 });
    expect(await cancel(id)).toMatchObject({
      status: 200,
      body: { refund: { amount: '300.00' }, booking: { payment: { status: 'refund_pending' } } },
    });
    await world.advance('PT10M');
    expect(await bookingOf(id)).toMatchObject({ payment: { status: 'refunded', refunded: { amount: '300.00' } } });
    expect(await movements(id)).toEqual(['charge 300.00 succeeded', 'refund 300.00 succeeded']);
  });
});

describe('a confirm', () => {
  it('again on a confirmed booking is the same answer, whatever the card', async () => {
    const { id } = await world.confirmed(room);
    const booking = await bookingOf(id);
    for (const card of ['tok_visa', 'tok_declined']) {
      expect(await confirm(id, card)).toMatchObject({ status: 200, body: { booking } });
    }
    expect(await movements(id)).toEqual(['charge 300.00 succeeded']);
  });

  it('of a stale version is refused, and charges nothing', async () => {
    const { id } = await world.held(room);
    expect(await confirm(id, 'tok_visa', { 'If-Match': '"9"' })).toBeProblem(412, 'stale-version');
    expect(await movements(id)).toEqual([]);
  });

  it('sent ten times at once charges once', async () => {
    const { id } = await world.held(room);
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(id, 'tok_visa')));
    for (const { status } of answers) expect([200, 202]).toContain(status);
    expect(await bookingOf(id)).toMatchObject({ status: 'confirmed', payment: { paid: { amount: '300.00' } } });
    expect(await movements(id)).toEqual(['charge 300.00 succeeded']);
  });

  it('after expiry takes the nights again, then charges', async () => {
    const { id } = await world.held(room);
    await world.advance('PT16M');
    expect(await bookingOf(id)).toMatchObject({ status: 'expired', actions: ['confirm'] });
    expect(await confirm(id, 'tok_visa')).toMatchObject({ status: 200, body: { booking: { status: 'confirmed' } } });
  });

  it('after expiry of a room sold meanwhile is sold out, with nothing charged', async () => {
    const single = await world.room(hotel.id, { name: 'Single', totalRooms: 1 });
    const { id } = await world.held(single);
    await world.advance('PT16M');
    await world.held(single);
    const late = await confirm(id, 'tok_visa');
    expect(late).toBeProblem(409, 'sold-out');
    expect(late.body).toMatchObject({ nights: [day(30), day(31), day(32)] });
    expect(late.body).not.toHaveProperty('refunded');
    expect(await movements(id)).toEqual([]);
  });

  it('of a cancelled booking is in the wrong state', async () => {
    const { id } = await world.held(room);
    success(await cancel(id));
    const answer = await confirm(id, 'tok_visa');
    expect(answer).toBeProblem(409, 'wrong-state');
    expect(answer.body).toMatchObject({ state: 'cancelled' });
  });
});

describe('a cancellation', () => {
  const preview = (bookingId: string) => world.clients.guest.call('previewCancellation', { params: { bookingId } });

  it('gives back what its preview said, again the same, and the nights are free', async () => {
    const single = await world.room(hotel.id, { name: 'Freed', totalRooms: 1 });
    const { id } = await world.confirmed(single);
    const said = success(await preview(id));
    expect(said.steps.map(({ refund }) => refund.amount)).toEqual(['300.00', '99.99']);
    const first = success(await cancel(id));
    expect(first.refund).toEqual(said.refund);
    expect(first.booking).toMatchObject({ status: 'cancelled', payment: { status: 'refunded' }, actions: [] });
    expect(success(await cancel(id))).toEqual(first);
    expect(await movements(id)).toEqual(['charge 300.00 succeeded', 'refund 300.00 succeeded']);
    expect(await world.hold(world.stayOf(single))).toMatchObject({ status: 201 });
  });

  it('of a hold gives nothing back, as nothing was paid', async () => {
    const { id } = await world.held(room);
    expect(success(await preview(id)).refund.amount).toBe('0.00');
    expect(success(await cancel(id)).refund.amount).toBe('0.00');
  });

  it('by the hotel gives everything back, whatever the policy', async () => {
    const { id } = await world.confirmed(room, { checkIn: day(1), checkOut: day(2) });
    expect(success(await preview(id)).refund.amount).toBe('0.00');
    const params = { bookingId: id };
    const done = await world.clients.owner.call('cancelHotelBooking', { params, body: { reason: 'A flood' } });
    expect(success(done)).toMatchObject({ refund: { amount: '100.00' }, booking: { status: 'cancelled' } });
  });

  it('follows the policy’s steps in the time of the hotel', async () => {
    // Faro keeps UTC in March, and check-in is at 15:00: 72 hours before the 8th is the 5th.
    const stay = { checkIn: day(7), checkOut: day(10) };
    const [early, late, never] = [
      await world.confirmed(room, stay),
      await world.confirmed(room, stay),
      await world.confirmed(room, stay),
    ];
    expect(early.cancellationPolicy.steps.map(({ until }) => until)).toEqual([
      `${day(4)}T15:00:00.000Z`,
      `${day(6)}T15:00:00.000Z`,
    ]);
    await world.moveTo(`${day(4)}T14:58:00.000Z`);
    expect(success(await cancel(early.id)).refund.amount).toBe('300.00');
    await world.moveTo(`${day(4)}T15:00:01.000Z`);
    expect(success(await preview(late.id)).refund.amount).toBe('99.99');
    const { refund, booking } = success(await cancel(late.id));
    expect(refund.amount).toBe('99.99');
    expect(booking.payment).toMatchObject({ status: 'partially_refunded', refunded: { amount: '99.99' } });
    await world.moveTo(`${day(7)}T15:00:01.000Z`);
    expect(await preview(never.id)).toBeProblem(409, 'wrong-state');
    expect(await cancel(never.id)).toBeProblem(409, 'wrong-state');
    expect((await bookingOf(never.id)).actions).not.toContain('cancel');
  });
});
