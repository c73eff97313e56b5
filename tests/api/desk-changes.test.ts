import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reconciliation } from '../../functions/contract/admin/answers.ts';
import { bookingAnswer, holdAnswer, moneyMovement } from '../../functions/contract/bookings/answers.ts';
import { listOf } from '../../functions/contract/common.ts';
import { changePreview, paymentAnswer, unitAnswer } from '../../functions/contract/desk/answers.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { given } from '../support/given.ts';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
let hotelId: string;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  api = await hotelApi();
});
// It is 1 March at noon: two doubles for 100.00 a night.
beforeEach(async () => {
  api.moveTo('2027-03-01T12:00:00.000Z');
  ({ id: hotelId } = await api.makeHotel());
  room = await api.makeRoom(hotelId, { totalRooms: 2 });
});

const euros = (amount: string) => ({ amount, currency: 'EUR' });
let keys = 0;
const fresh = () => {
  keys += 1;
  return { 'Idempotency-Key': `change-${keys}` };
};
const send = (what: string, body?: object, token = api.tokens.owner, headers: object = {}) =>
  api.call(what, { token, headers: { ...headers }, ...(body && { body }) });
const done = async (what: string, body?: object, headers?: object): Promise<unknown> => {
  const answer = await send(what, body, api.tokens.owner, headers);
  expect([answer.status, answer.body]).toMatchObject([expect.toSatisfy((status: number) => status < 300), {}]);
  return answer.body;
};
const book = async (changes: object = {}) => {
  const stay = { roomTypeId: room.id, checkIn: '2027-03-01', checkOut: '2027-03-03', guests: 2, guestName: 'Ada L' };
  const body = { ...stay, payment: { method: 'cash' }, ...changes };
  return holdAnswer.parse(await done(`POST /admin/hotels/${hotelId}/bookings`, body, fresh())).booking;
};
/** A guest's own booking of three nights, paid by card. */
const paidByCard = async (dates: [string, string] = ['2027-03-10', '2027-03-13']) => {
  const { booking } = given(await api.hold({ hotelId, roomTypeId: room.id, dates }));
  const confirm = { access: accountAccess(booking.userId), bookingId: booking.id, paymentMethod: 'tok_visa' };
  return given(await api.confirm({ ...confirm, ifMatch: undefined })).booking;
};
const preview = async (id: string, change: object) =>
  changePreview.parse(await done(`POST /admin/bookings/${id}/change-preview`, change));
/** Changes by the quote of a preview. */
const change = async (id: string, wanted: object, more: object = {}) => {
  const { quote } = await preview(id, wanted);
  return bookingAnswer.parse(await done(`PATCH /admin/bookings/${id}`, { ...wanted, quote, ...more })).booking;
};
const paymentsOf = async (id: string) =>
  listOf(moneyMovement).parse(await done(`GET /admin/bookings/${id}/payments`)).items;
const drift = async () => reconciliation.parse(await done(`GET /admin/hotels/${hotelId}/reconciliation`)).drift;
const bookingOf = async (id: string) => bookingAnswer.parse(await done(`GET /admin/bookings/${id}`)).booking;
const unit = async (number: string): Promise<string> =>
  unitAnswer.parse(await done(`POST /admin/hotels/${hotelId}/units`, { roomTypeId: room.id, number })).unit.id;

describe('a change at the desk', () => {
  it('leaves what it costs more due, where no card has paid', async () => {
    const { id } = await book();
    const seen = await preview(id, { checkOut: '2027-03-04' });
    expect(seen).toMatchObject({
      ...{ totals: { total: euros('300.00') }, difference: euros('100.00') },
      ...{ chargeNow: euros('0.00'), refundNow: euros('0.00'), warnings: [] },
      cancellationPolicy: { steps: [{ until: '2027-02-27T15:00:00.000Z', refund: euros('0.00') }] },
    });
    const changed = await change(id, { checkOut: '2027-03-04' });
    expect(changed).toMatchObject({
      ...{ checkOut: '2027-03-04', version: 2, totals: { total: euros('300.00') } },
      payment: { paid: euros('200.00'), dueAtHotel: euros('100.00') },
    });
    expect(await done(`GET /admin/bookings/${id}/history`)).toMatchObject({
      items: [{}, { event: 'booking.changed', actor: { kind: 'owner' }, after: { checkOut: '2027-03-04' } }],
    });
    expect(await drift()).toEqual([]);
  });

  it('gives back at the desk what the desk took', async () => {
    const { id } = await book({ checkIn: '2027-03-20', checkOut: '2027-03-23' });
    expect(await preview(id, { checkOut: '2027-03-21' })).toMatchObject({ refundNow: euros('200.00') });
    const changed = await change(id, { checkOut: '2027-03-21' });
    expect(changed.payment).toMatchObject({ status: 'refund_pending', refunded: euros('0.00') });
    expect((await paymentsOf(id)).at(-1)).toMatchObject({ kind: 'refund', method: 'desk', status: 'pending' });
    const paid = await done(`POST /admin/bookings/${id}/payments`, { amount: '-200.00', method: 'cash' }, fresh());
    expect(paymentAnswer.parse(paid).booking.payment).toMatchObject({
      ...{ paid: euros('300.00'), refunded: euros('200.00'), dueAtHotel: euros('0.00') },
    });
    expect(await drift()).toEqual([]);
  });

  it('charges and refunds the card that paid, or settles at the desk where that is asked for', async () => {
    const { id } = await paidByCard();
    expect(await preview(id, { checkOut: '2027-03-14' })).toMatchObject({ chargeNow: euros('100.00') });
    const longer = await change(id, { checkOut: '2027-03-14' });
    expect(longer.payment).toMatchObject({ paid: euros('400.00'), dueAtHotel: euros('0.00') });
    const atDesk = await change(id, { checkOut: '2027-03-15' }, { settle: 'desk' });
    expect(atDesk.payment).toMatchObject({ paid: euros('400.00'), dueAtHotel: euros('100.00') });
    const shorter = await change(id, { checkOut: '2027-03-13' });
    expect(shorter.payment).toMatchObject({ refunded: euros('100.00'), dueAtHotel: euros('0.00') });
    await change(id, { checkOut: '2027-03-12' }, { settle: 'desk' });
    expect((await paymentsOf(id)).map(({ kind, method, status }) => [kind, method, status])).toEqual([
      ['charge', 'card', 'succeeded'],
      ['charge', 'card', 'succeeded'],
      ['refund', 'card', 'succeeded'],
      ['refund', 'desk', 'pending'],
    ]);
    await done(`POST /admin/bookings/${id}/payments`, { amount: '-100.00', method: 'cash' }, fresh());
    expect((await bookingOf(id)).payment.refunded).toEqual(euros('200.00'));
    expect(await drift()).toEqual([]);
  });

  it('needs the quote of a preview where the total changes, and says when it is stale', async () => {
    const { id } = await book();
    const patch = (body: object, headers = {}) => send(`PATCH /admin/bookings/${id}`, body, api.tokens.owner, headers);
    expect(problemIn(await patch({ checkOut: '2027-03-04' })).problem).toBe('409 price-changed');
    expect(problemIn(await patch({ guests: 1 }, { 'If-Match': '"7"' })).problem).toBe('412 stale-version');
    expect((await patch({ guests: 1 }, { 'If-Match': '"1"' })).status).toBe(200);
    for (const body of [{ guests: 1, guestName: 'Grace' }, { settle: 'desk' }, {}]) {
      expect(problemIn(await patch(body)).problem).toBe('400 invalid-request');
    }
    expect((await bookingOf(id)).version).toBe(2);
  });

  it('has no card to charge where the desk was paid', async () => {
    const deposit = await send('POST /admin/rate-plans', { hotelId, name: 'Paid at once' });
    expect(deposit.status).toBe(201);
    const { id } = await paidByCard();
    const cash = await book({ checkIn: '2027-03-20', checkOut: '2027-03-22' });
    const { quote } = await preview(cash.id, { checkOut: '2027-03-23' });
    // Nothing is due before arrival, so nothing is asked of a card.
    await done(`PATCH /admin/bookings/${cash.id}`, { checkOut: '2027-03-23', quote, settle: 'card' });
    expect((await bookingOf(cash.id)).payment).toMatchObject({ dueAtHotel: euros('100.00') });
    expect((await bookingOf(id)).payment.paid).toEqual(euros('300.00'));
  });

  it('overrides restrictions with a warning, and sells no night twice', async () => {
    const { id } = await book({ checkIn: '2027-03-20', checkOut: '2027-03-22' });
    const set = { roomTypeIds: [room.id], from: '2027-03-22', to: '2027-03-23', set: { closedToDeparture: true } };
    await done(`POST /admin/hotels/${hotelId}/grid`, { changes: [set] }, fresh());
    expect((await preview(id, { checkOut: '2027-03-23' })).warnings).toEqual([
      { reason: 'closed_to_departure', nights: ['2027-03-23'], detail: 'no departure on 2027-03-23' },
    ]);
    expect((await change(id, { checkOut: '2027-03-23' })).checkOut).toBe('2027-03-23');
    await Promise.all([23, 23].map((day) => book({ checkIn: `2027-03-${day}`, checkOut: '2027-03-24' })));
    const refused = problemIn(await send(`POST /admin/bookings/${id}/change-preview`, { checkOut: '2027-03-24' }));
    expect(refused).toMatchObject({ problem: '409 sold-out', nights: ['2027-03-23'] });
    expect(await drift()).toEqual([]);
  });

  it('is of the hotel’s own bookings, while their guests stay', async () => {
    const { id } = await book({ checkIn: '2027-03-20', checkOut: '2027-03-22' });
    const path = `/admin/bookings/${id}`;
    for (const what of [`POST ${path}/change-preview`, `PATCH ${path}`]) {
      expect(problemIn(await send(what, { guests: 1 }, api.tokens.stranger)).problem).toBe('404 not-found');
    }
    await done(`POST ${path}/cancel`);
    expect(problemIn(await send(`POST ${path}/change-preview`, { guests: 1 })).problem).toBe('409 wrong-state');
    expect(problemIn(await send(`PATCH ${path}`, { guests: 1 })).problem).toBe('409 wrong-state');
    const { booking: hold } = given(await api.holdRoom(room));
    expect(problemIn(await send(`PATCH /admin/bookings/${hold.id}`, { guests: 1 })).problem).toBe('409 wrong-state');
  });
});

describe('a change in house', () => {
  /** In house since 1 March for two nights, unpaid; it is the next morning. */
  const inHouse = async () => {
    const { id } = await book({ payment: { method: 'at_hotel' } });
    await done(`PUT /admin/bookings/${id}/units`, { unitIds: [await unit('101')] });
    api.moveTo('2027-03-01T16:00:00.000Z');
    await done(`POST /admin/bookings/${id}/check-in`);
    api.moveTo('2027-03-02T09:00:00.000Z');
    return id;
  };
  const unitsOf = async (id: string) => (await api.deps.bookings.find(id))?.unitIds;

  it('is a later departure in the same room', async () => {
    const id = await inHouse();
    const units = await unitsOf(id);
    const changed = await change(id, { checkOut: '2027-03-05' });
    expect(changed).toMatchObject({ status: 'checked_in', nights: 4, payment: { dueAtHotel: euros('400.00') } });
    expect(await unitsOf(id)).toEqual(units);
    expect(await drift()).toEqual([]);
    // It is over at the new time of departure, not before.
    api.moveTo('2027-03-05T10:00:00.000Z');
    await api.sweepAll();
    expect(await api.deps.bookings.find(id)).toMatchObject({ status: 'checked_in' });
    api.moveTo('2027-03-05T11:05:00.000Z');
    await api.sweepAll();
    expect(await api.deps.bookings.find(id)).toMatchObject({ status: 'completed' });
  });

  it('is an earlier departure: the nights that have not begun are on sale again, with their unit', async () => {
    const id = await inHouse();
    await change(id, { checkOut: '2027-03-02' });
    const other = await book({ checkIn: '2027-03-02', checkOut: '2027-03-03' });
    await done(`PUT /admin/bookings/${other.id}/units`, { unitIds: await unitsOf(id) });
    expect((await bookingOf(id)).payment.dueAtHotel).toEqual(euros('100.00'));
    expect(await drift()).toEqual([]);
  });

  it('rule 33: is refused where somebody has the room, with who', async () => {
    const id = await inHouse();
    const next = await book({ checkIn: '2027-03-03', checkOut: '2027-03-05' });
    await done(`PUT /admin/bookings/${next.id}/units`, { unitIds: await unitsOf(id) });
    const before = await bookingOf(id);
    const { quote } = await preview(id, { checkOut: '2027-03-04' });
    const refused = problemIn(await send(`PATCH /admin/bookings/${id}`, { checkOut: '2027-03-04', quote }));
    expect(refused).toMatchObject({
      ...{ problem: '409 unit-taken', nights: ['2027-03-03'], reference: next.reference },
      unit: { number: '101' },
    });
    expect(await bookingOf(id)).toEqual(before);
    // A stay that has not begun moves on without its room.
    await change(next.id, { checkIn: '2027-03-02', checkOut: '2027-03-05' });
    expect(await unitsOf(next.id)).toBe(undefined);
    expect(await drift()).toEqual([]);
  });

  it('rule 33: charges nobody where the room is taken', async () => {
    const paid = await paidByCard(['2027-03-01', '2027-03-04']);
    await done(`PUT /admin/bookings/${paid.id}/units`, { unitIds: [await unit('101')] });
    api.moveTo('2027-03-01T16:00:00.000Z');
    await done(`POST /admin/bookings/${paid.id}/check-in`);
    const next = await book({ checkIn: '2027-03-04', checkOut: '2027-03-06' });
    await done(`PUT /admin/bookings/${next.id}/units`, { unitIds: await unitsOf(paid.id) });
    const { quote } = await preview(paid.id, { checkOut: '2027-03-05' });
    const refused = await send(`PATCH /admin/bookings/${paid.id}`, { checkOut: '2027-03-05', quote });
    expect(problemIn(refused).problem).toBe('409 unit-taken');
    expect((await paymentsOf(paid.id)).map(({ kind, amount, status }) => [kind, amount.amount, status])).toEqual([
      ['charge', '300.00', 'succeeded'],
      ['charge', '100.00', 'succeeded'],
      ['refund', '100.00', 'succeeded'],
    ]);
    expect((await bookingOf(paid.id)).payment).toMatchObject({ paid: euros('300.00'), refunded: euros('0.00') });
  });

  it.each([
    ['the arrival', { checkIn: '2027-03-02' }, '/checkIn'],
    ['the party', { guests: 1 }, '/party'],
    ['a departure that is past', { checkOut: '2027-03-01' }, '/checkOut'],
  ])('does not move %s', async (_, wanted, pointer) => {
    const id = await inHouse();
    const refused = problemIn(await send(`POST /admin/bookings/${id}/change-preview`, wanted));
    expect(refused).toMatchObject({ problem: '422 stay-not-allowed', errors: [{ pointer }] });
  });

  it('does not move to another room type', async () => {
    const id = await inHouse();
    const suite = await api.makeRoom(hotelId, { name: 'Suite' });
    const refused = problemIn(await send(`PATCH /admin/bookings/${id}`, { roomTypeId: suite.id }));
    expect(refused).toMatchObject({ problem: '422 stay-not-allowed', errors: [{ pointer: '/roomTypeId' }] });
  });
});
