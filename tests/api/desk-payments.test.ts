import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingAnswer, cancelAnswer, holdAnswer, moneyMovement } from '../../functions/contract/bookings/answers.ts';
import { listOf } from '../../functions/contract/common.ts';
import { day as daySchema, paymentAnswer } from '../../functions/contract/desk/answers.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { given } from '../support/given.ts';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
let hotelId: string;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  api = await hotelApi();
});
beforeEach(async () => {
  api.moveTo('2027-03-01T12:00:00.000Z');
  ({ id: hotelId } = await api.makeHotel());
  room = await api.makeRoom(hotelId, { totalRooms: 5 });
});

const euros = (amount: string) => ({ amount, currency: 'EUR' });
let keys = 0;
const freshKey = (): string => {
  keys += 1;
  return `money-${keys}`;
};
/** A stay of two nights for 200.00 that begins today. */
const book = async (payment: object = { method: 'at_hotel' }) => {
  const stay = { roomTypeId: room.id, checkIn: '2027-03-01', checkOut: '2027-03-03', guests: 2, guestName: 'Ada L' };
  const answer = await api.call(`POST /admin/hotels/${hotelId}/bookings`, {
    token: api.tokens.owner,
    headers: { 'Idempotency-Key': freshKey() },
    body: { ...stay, payment },
  });
  return holdAnswer.parse(answer.body).booking;
};
const send = (
  bookingId: string,
  amount: unknown,
  { method = 'cash', key = freshKey(), token = api.tokens.owner } = {},
) =>
  api.call(`POST /admin/bookings/${bookingId}/payments`, {
    token,
    headers: { 'Idempotency-Key': key },
    body: { amount, method },
  });
const pay = async (bookingId: string, amount: string, options: object = {}) => {
  const answer = await send(bookingId, amount, options);
  expect([answer.status, answer.body]).toMatchObject([201, {}]);
  return paymentAnswer.parse(answer.body);
};
const read = async (what: string) => (await api.call(what, { token: api.tokens.owner })).body;
const paymentsOf = async (id: string) =>
  listOf(moneyMovement).parse(await read(`GET /admin/bookings/${id}/payments`)).items;
const bookingOf = async (id: string) => bookingAnswer.parse(await read(`GET /admin/bookings/${id}`)).booking;
const balanceOf = async (id: string) => {
  const { arrivals } = daySchema.parse(await read(`GET /admin/hotels/${hotelId}/desk`));
  return arrivals.find(({ bookingId }) => bookingId === id)?.balance.amount;
};

describe('POST /admin/bookings/{bookingId}/payments', () => {
  it('takes money and gives it back, in the balance and among the movements', async () => {
    const { id } = await book();
    expect(await balanceOf(id)).toBe('200.00');

    const { payment, booking } = await pay(id, '50.00');
    expect(payment).toMatchObject({ kind: 'charge', amount: euros('50.00'), method: 'cash', status: 'succeeded' });
    expect(booking.payment).toMatchObject({ status: 'paid', paid: euros('50.00'), dueAtHotel: euros('150.00') });
    expect(await balanceOf(id)).toBe('150.00');

    api.moveTo('2027-03-01T13:00:00.000Z');
    await pay(id, '150.00', { method: 'terminal' });
    expect(await balanceOf(id)).toBe('0.00');
    api.moveTo('2027-03-01T14:00:00.000Z');
    const back = await pay(id, '-20.00', { method: 'transfer' });
    expect(back.payment).toMatchObject({ kind: 'refund', amount: euros('20.00'), method: 'transfer' });
    expect(back.booking.payment).toMatchObject({ paid: euros('200.00'), refunded: euros('20.00') });
    expect(await balanceOf(id)).toBe('20.00');
    expect((await paymentsOf(id)).map(({ kind, method, amount }) => [kind, method, amount.amount])).toEqual([
      ['charge', 'cash', '50.00'],
      ['charge', 'terminal', '150.00'],
      ['refund', 'transfer', '20.00'],
    ]);
    expect(await read(`GET /admin/bookings/${id}/history`)).toMatchObject({
      items: [
        { event: 'booking.confirmed' },
        { event: 'payment.charged', actor: { kind: 'owner' }, after: { paid: euros('50.00') } },
        { event: 'payment.charged' },
        { event: 'payment.refunded', actor: { kind: 'owner' }, after: { refunded: euros('20.00') } },
      ],
    });
  });

  it('never gives back more than the desk has', async () => {
    const { id } = await book({ method: 'cash', amount: '30.00' });
    const before = await bookingOf(id);
    expect(problemIn(await send(id, '-30.01'))).toMatchObject({
      ...{ problem: '422 refused', detail: expect.stringContaining('30.00 EUR') },
      errors: [{ pointer: '/amount' }],
    });
    expect(await bookingOf(id)).toEqual(before);
    await pay(id, '-30.00');
    expect(problemIn(await send(id, '-0.01')).problem).toBe('422 refused');
    // What a card paid is no money of the desk.
    const { booking } = given(await api.holdRoom(room));
    const card = { access: accountAccess(booking.userId), bookingId: booking.id, paymentMethod: 'tok_visa' };
    given(await api.confirm({ ...card, ifMatch: undefined }));
    expect(problemIn(await send(booking.id, '-1.00')).problem).toBe('422 refused');
  });

  it('answers a key that is sent again with its payment, and refuses it for another', async () => {
    const { id } = await book();
    const key = freshKey();
    const first = await pay(id, '50.00', { key });
    await pay(id, '10.00');
    const again = await send(id, '50.00', { key });
    expect(again.status).toBe(200);
    expect(paymentAnswer.parse(again.body)).toMatchObject({
      payment: first.payment,
      booking: { payment: { paid: euros('60.00') } },
    });
    expect(problemIn(await send(id, '50.00', { key, method: 'terminal' })).problem).toBe('422 idempotency-key-reused');
    expect(problemIn(await send(id, '5.00', { key })).problem).toBe('422 idempotency-key-reused');
  });

  it('counts every payment once, however many come at once', async () => {
    const { id } = await book();
    const key = freshKey();
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(id, '10.00', { key })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 201]);
    await Promise.all([1, 2, 3, 4].map(() => pay(id, '5.00')));
    expect((await bookingOf(id)).payment.paid).toEqual(euros('30.00'));
    await Promise.all([1, 2, 3, 4].map(() => send(id, '-10.00')));
    expect((await bookingOf(id)).payment.refunded).toEqual(euros('30.00'));
  });

  it('rule 14: gives back what a cancellation owes, in parts, and no more', async () => {
    const { id } = await book({ method: 'cash' });
    const cancelled = await api.call(`POST /admin/bookings/${id}/cancel`, { token: api.tokens.owner });
    expect(cancelAnswer.parse(cancelled.body)).toMatchObject({
      refund: euros('200.00'),
      booking: { payment: { status: 'refund_pending', refunded: euros('0.00') } },
    });
    const pending = { kind: 'refund', method: 'desk', status: 'pending' };
    expect(await paymentsOf(id)).toMatchObject([{ method: 'cash' }, { ...pending, amount: euros('200.00') }]);

    expect(problemIn(await send(id, '1.00'))).toMatchObject({ problem: '409 wrong-state' });
    await pay(id, '-150.00');
    expect(await paymentsOf(id)).toMatchObject([
      { kind: 'charge' },
      { kind: 'refund', method: 'cash', status: 'succeeded', amount: euros('150.00') },
      { ...pending, amount: euros('50.00') },
    ]);
    expect(problemIn(await send(id, '-50.01')).problem).toBe('422 refused');
    const { booking } = await pay(id, '-50.00');
    expect(booking.payment).toMatchObject({ status: 'refunded', refunded: euros('200.00') });
    expect((await paymentsOf(id)).map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  it('takes nothing for a hold that its guest has not confirmed', async () => {
    const { booking } = given(await api.holdRoom(room));
    expect(problemIn(await send(booking.id, '10.00'))).toMatchObject({
      problem: '409 wrong-state',
      detail: expect.stringContaining('reserved'),
    });
  });

  it.each([
    ['no money', '0.00'],
    ['more decimals than cents', '1.001'],
    ['what is no number', 'ten'],
    ['a number', 10],
    ['more than can be', '99999999999.00'],
  ])('refuses %s', async (_, amount) => {
    const { id } = await book();
    expect(problemIn(await send(id, amount))).toMatchObject({
      problem: '400 invalid-request',
      errors: [{ pointer: '/amount' }],
    });
  });

  it('is the desk of its own hotel', async () => {
    const { id } = await book();
    expect(problemIn(await send(id, '1.00', { token: api.tokens.stranger })).problem).toBe('404 not-found');
    expect(problemIn(await send(id, '1.00', { method: 'card' })).problem).toBe('400 invalid-request');
    expect((await send(id, '1.00', { token: api.tokens.admin })).status).toBe(201);
  });
});
