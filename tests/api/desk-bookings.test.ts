import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHoldsLedger } from '../../functions/adapters/dynamo/nights/reconciliation-holds.ts';
import { eventsOfChange } from '../../functions/adapters/dynamo/outbox/stream-events.ts';
import { sha256Digests } from '../../functions/adapters/signing/digests.ts';
import { reconciliation } from '../../functions/contract/admin/answers.ts';
import { bookingAnswer, holdAnswer, moneyMovement } from '../../functions/contract/bookings/answers.ts';
import { listOf } from '../../functions/contract/common.ts';
import { foldEmail } from '../../functions/domain/account/email.ts';
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
  room = await api.makeRoom(hotelId, { totalRooms: 2 });
});

const euros = (amount: string) => ({ amount, currency: 'EUR' });
let keys = 0;
const freshKey = (): string => {
  keys += 1;
  return `desk-${keys}`;
};
const stay = (changes: object = {}) => ({
  ...{ roomTypeId: room.id, checkIn: '2027-03-10', checkOut: '2027-03-12', guests: 2, guestName: 'Ada Lovelace' },
  payment: { method: 'at_hotel' },
  ...changes,
});
const send = (changes: object = {}, key = freshKey(), token = api.tokens.owner) =>
  api.call(`POST /admin/hotels/${hotelId}/bookings`, {
    token,
    headers: { 'Idempotency-Key': key },
    body: stay(changes),
  });
const book = async (changes: object = {}, key = freshKey()) => {
  const answer = await send(changes, key);
  expect([answer.status, answer.body]).toMatchObject([201, {}]);
  return holdAnswer.parse(answer.body).booking;
};
const read = async (what: string) => (await api.call(what, { token: api.tokens.owner })).body;
const paymentsOf = async (id: string) =>
  listOf(moneyMovement).parse(await read(`GET /admin/bookings/${id}/payments`)).items;
const drift = async () => reconciliation.parse(await read(`GET /admin/hotels/${hotelId}/reconciliation`)).drift;

describe('POST /admin/hotels/{hotelId}/bookings', () => {
  it('confirms a booking by telephone at once, to be paid at the hotel', async () => {
    const answer = await send({ source: 'telephone', guestPhone: '+351 912 345 678' });

    expect(answer.status).toBe(201);
    const { booking, deduplicated } = holdAnswer.parse(answer.body);
    expect(deduplicated).toBe(false);
    expect(answer.headers).toMatchObject({ Location: `/api/v1/admin/bookings/${booking.id}` });
    expect(booking).toMatchObject({
      ...{ status: 'confirmed', hotelId, guestEmail: null, source: 'telephone', version: 1 },
      confirmedAt: '2027-03-01T12:00:00.000Z',
      totals: { total: euros('200.00') },
      payment: { status: 'none', paid: euros('0.00'), dueNow: euros('0.00'), dueAtHotel: euros('200.00') },
    });
    expect(await paymentsOf(booking.id)).toEqual([]);
    expect(await drift()).toEqual([]);
  });

  it.each(['cash', 'terminal', 'transfer'])('writes down what was paid by %s', async (method) => {
    const { id, payment, source } = await book({ payment: { method } });

    expect(source).toBe('desk');
    expect(payment).toMatchObject({ status: 'paid', paid: euros('200.00'), dueAtHotel: euros('0.00') });
    expect(await paymentsOf(id)).toEqual([
      { kind: 'charge', amount: euros('200.00'), status: 'succeeded', at: '2027-03-01T12:00:00.000Z', method },
    ]);
  });

  it('takes a part of the price, and no more than the price', async () => {
    const { payment } = await book({ payment: { method: 'cash', amount: '50.00' } });
    expect(payment).toMatchObject({ paid: euros('50.00'), dueAtHotel: euros('150.00') });
    for (const [amount, problem] of [
      ['200.01', '422 refused'],
      ['1.001', '400 invalid-request'],
    ]) {
      const refused = problemIn(await send({ payment: { method: 'cash', amount } }));
      expect(refused).toMatchObject({ problem, errors: [{ pointer: '/payment/amount' }] });
    }
    const senseless = { payment: { method: 'at_hotel', amount: '1.00' } };
    expect(problemIn(await send(senseless)).problem).toBe('400 invalid-request');
  });

  it('answers the same key with the same booking, another body with a refusal, and gives nobody else the key', async () => {
    const { id } = await book({ payment: { method: 'cash' } }, 'walk-in');
    await api.call(`POST /admin/bookings/${id}/cancel`, { token: api.tokens.owner });

    const again = await send({ payment: { method: 'cash' }, hotelId }, 'walk-in');
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ deduplicated: true, booking: { id, status: 'cancelled' } });
    expect(problemIn(await send({ payment: { method: 'transfer' } }, 'walk-in')).problem).toBe(
      '422 idempotency-key-reused',
    );
    expect((await send({}, 'walk-in', api.tokens.admin)).status).toBe(201);
    expect(await paymentsOf(id)).toHaveLength(2);
  });

  it('sells no night twice, and says which nights are full', async () => {
    await Promise.all([book(), book()]);
    const refused = problemIn(await send());
    expect(refused).toMatchObject({ problem: '409 sold-out', nights: ['2027-03-10', '2027-03-11'] });
    expect((await send({ checkIn: '2027-03-12', checkOut: '2027-03-13' })).status).toBe(201);
    expect(await drift()).toEqual([]);
  });

  it('is judged by the restrictions of the nights, takes a quote, and keeps its price', async () => {
    const rooms = await read(`GET /hotels/${hotelId}/rooms?checkIn=2027-03-10&checkOut=2027-03-12&guests=2`);
    const quote = (rooms as { rooms: { offer: { quote: string } }[] }).rooms[0]?.offer.quote;
    const change = { roomTypeIds: [room.id], from: '2027-03-10', to: '2027-03-10' };
    const grid = async (set: object) =>
      api.call(`POST /admin/hotels/${hotelId}/grid`, {
        token: api.tokens.owner,
        headers: { 'Idempotency-Key': freshKey() },
        body: { changes: [{ ...change, set }] },
      });
    await grid({ price: '130.00' });
    expect(problemIn(await send({ quote })).problem).toBe('409 price-changed');
    expect((await book()).totals.total).toEqual(euros('230.00'));
    await grid({ minStay: 3 });
    expect(problemIn(await send())).toMatchObject({ problem: '422 stay-not-allowed', reason: 'min_stay' });
    expect(problemIn(await send({ guests: 3 })).problem).toBe('422 too-many-guests');
  });

  it('is of the hotel of the address', async () => {
    expect(problemIn(await send({ hotelId: 'another' }))).toMatchObject({
      problem: '400 invalid-request',
      errors: [{ pointer: '/hotelId' }],
    });
    expect(problemIn(await send({}, freshKey(), api.tokens.stranger)).problem).toBe('404 not-found');
    expect(problemIn(await send({ roomTypeId: 'another' })).problem).toBe('404 not-found');
    expect(problemIn(await send({ payment: undefined })).problem).toBe('400 invalid-request');
  });

  it('says in its history who made it', async () => {
    const { id } = await book({ payment: { method: 'cash' } });
    expect(await read(`GET /admin/bookings/${id}/history`)).toMatchObject({
      items: [{ event: 'booking.confirmed', actor: { kind: 'owner' }, before: null, after: { paid: euros('200.00') } }],
    });
    const byAdmin = holdAnswer.parse((await send({}, freshKey(), api.tokens.admin)).body).booking;
    expect(await read(`GET /admin/bookings/${byAdmin.id}/history`)).toMatchObject({
      items: [{ actor: { kind: 'system_admin' } }],
    });
  });

  it('is published as confirmed and paid, never as held', async () => {
    const { id } = await book({ payment: { method: 'cash' } });
    const item = api.table.items(api.core.table.name).find((each) => each['type'] === 'booking' && each['id'] === id);
    const published = eventsOfChange({ kind: 'INSERT', item });
    expect(published).toMatchObject([
      { type: 'booking.confirmed', data: { bookingId: id, before: null, actor: 'owner' } },
      { type: 'payment.charged', data: { amount: 20_000 } },
      { type: 'inventory.changed', data: { from: '2027-03-10', to: '2027-03-11' } },
    ]);
  });

  it('is among the stays of the address once its account has proved it, and counts against nobody', async () => {
    const { id } = await book({ guestEmail: 'Ada@Example.com' });
    const email = foldEmail('ada@example.com');
    const guestId = sha256Digests.guest(email);
    expect(await api.deps.bookings.find(id)).toMatchObject({ userId: guestId, withoutAccount: { email } });
    const change = { bookingId: id, change: { checkOut: '2027-03-11' } };
    given(await api.preview({ ...change, access: accountAccess('ada', { email, guestId }) }));
    expect(await api.preview({ ...change, access: accountAccess('ada') })).toMatchObject({ refused: 'not-found' });
    expect(await openHoldsLedger(api.core.table).read([guestId])).toMatchObject([
      { open: { holds: 0, roomNights: 0 } },
    ]);
  });

  it('is a mail away for who is given an address later', async () => {
    const { id } = await book();
    const answer = await api.call(`PATCH /admin/bookings/${id}`, {
      token: api.tokens.owner,
      body: { guestEmail: 'ada@example.com' },
    });
    expect(bookingAnswer.parse(answer.body).booking.guestEmail).toBe('ada@example.com');
  });
});
