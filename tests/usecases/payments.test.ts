import { beforeEach, describe, expect, it } from 'vitest';
import { getItem } from '../../functions/adapters/dynamo/table.ts';
import { keys } from '../../functions/contract/keys.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { changeBooking } from '../../functions/usecases/payments/change-booking.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

let world: BookingWorld;
beforeEach(async () => {
  world = await bookingWorld(createMemoryDynamo().client());
});

const hold = async (changes = {}): Promise<Booking> => given(await world.hold(changes)).booking;
const confirm = (booking: Booking, paymentMethod = 'tok_visa') =>
  world.confirm({ access: accountAccess('guest-1'), bookingId: booking.id, paymentMethod, ifMatch: undefined });
const cancel = (booking: Booking, by: 'guest' | 'owner' = 'guest') =>
  world.cancel({
    bookingId: booking.id,
    ifMatch: undefined,
    reason: null,
    actor: { kind: by, id: 'x' },
    mayCancel: () => true,
  });
const stored = async (booking: Booking) => {
  const found = await world.deps.bookings.find(booking.id);
  if (!found) throw new Error('bookingNotFound');
  return found;
};
const money = async (booking: Booking) => {
  const { attempts, refunds } = await world.deps.bookings.money(booking.id);
  return [
    ...attempts.map(({ state, amount }) => [state, amount]),
    ...refunds.map(({ state, amount }) => [state, amount]),
  ];
};
const openHolds = async () => Number((await getItem(world.table, keys.openHolds('guest-1')))?.['open']);

describe('confirming', () => {
  it('charges once and keeps the nights', async () => {
    const booking = await hold();
    expect(await openHolds()).toBe(1);
    const { booking: confirmed, pending } = given(await confirm(booking));
    expect(pending).toBe(false);
    expect(confirmed).toMatchObject({ status: 'confirmed', payment: { status: 'paid', paid: 31_800 } });
    expect(given(await confirm(booking)).booking.version).toBe(confirmed.version);
    expect(await money(booking)).toEqual([['kept', 31_800]]);
    expect(await openHolds()).toBe(0);
  });

  it('leaves the hold as it is when the card is declined, for another card to pay', async () => {
    const booking = await hold();
    expect(await confirm(booking, 'tok_declined')).toMatchObject({ refused: 'payment-declined' });
    const after = await stored(booking);
    expect(after).toMatchObject({ status: 'reserved', version: 1, dueAt: booking.expiresAt });
    expect(given(await confirm(booking)).booking.status).toBe('confirmed');
    expect(await money(booking)).toEqual([
      ['declined', 31_800],
      ['kept', 31_800],
    ]);
  });

  it('rule 12: finds a charge whose answer was lost by looking it up', async () => {
    const booking = await hold();
    expect(given(await confirm(booking, 'tok_timeout')).booking.status).toBe('confirmed');
    expect(await money(booking)).toEqual([['kept', 31_800]]);
  });

  it('twice at once charges once', async () => {
    const booking = await hold();
    const outcomes = await Promise.all([confirm(booking), confirm(booking), confirm(booking)]);
    for (const outcome of outcomes) expect(given(outcome).booking.status).toBe('confirmed');
    expect(await money(booking)).toEqual([['kept', 31_800]]);
  });

  it('waits for a gateway that is away, and confirms once it is back', async () => {
    const booking = await hold();
    const { booking: waiting, pending } = given(await confirm(booking, 'tok_down'));
    expect(pending).toBe(true);
    expect(waiting).toMatchObject({ status: 'payment_pending', dueAt: '2027-03-02T12:00:00.000Z' });
    world.advance(20);
    await world.sweepAll();
    expect(await stored(booking)).toMatchObject({ status: 'confirmed', payment: { paid: 31_800 } });
  });

  it('rule 13: takes the nights of an expired hold again before it charges', async () => {
    const booking = await hold();
    world.advance(20);
    await world.sweepAll();
    expect(given(await confirm(booking)).booking.status).toBe('confirmed');
    expect(await world.nights()).toMatchObject([{ sold: 1 }, { sold: 1 }, { sold: 1 }]);
  });

  it('rule 13: charges nothing where the nights of an expired hold are full', async () => {
    const booking = await hold();
    world.advance(20);
    await world.sweepAll();
    await hold({ rooms: 2 });
    expect(await confirm(booking)).toEqual({ refused: 'sold-out', nights: ['2027-04-01', '2027-04-02', '2027-04-03'] });
    expect(await money(booking)).toEqual([]);
  });
});

describe('a confirmed booking', () => {
  it('gives everything back when cancelled before the deadline, and frees every night', async () => {
    const booking = await hold();
    await confirm(booking);
    const { booking: cancelled, refund } = given(await cancel(booking));
    expect(refund).toBe(31_800);
    expect(cancelled).toMatchObject({ status: 'cancelled', payment: { status: 'refunded', refunded: 31_800 } });
    expect(await world.nights()).toMatchObject([{ left: 2 }, { left: 2 }, { left: 2 }]);
    expect(given(await cancel(booking))).toMatchObject({ refund: 31_800 });
  });

  it('gives nothing back to a guest after the deadline, everything when the hotel cancels', async () => {
    const [late, byHotel] = [await hold(), await hold()];
    await confirm(late);
    await confirm(byHotel);
    world.moveTo('2027-03-31T00:00:00.000Z');
    expect(given(await cancel(late)).refund).toBe(0);
    expect(given(await cancel(byHotel, 'owner')).refund).toBe(31_800);
    world.moveTo('2027-04-01T15:00:00.000Z');
  });

  it('cannot be cancelled by its guest once the check-in time has come', async () => {
    const booking = await hold();
    await confirm(booking);
    world.moveTo('2027-04-01T14:00:00.000Z');
    expect(await cancel(booking)).toMatchObject({ refused: 'wrong-state' });
  });

  it('rule 14: a refund that fails is driven again until it is settled', async () => {
    const booking = await hold();
    await confirm(booking, 'tok_refund_fails');
    const { booking: cancelled } = given(await cancel(booking));
    expect(cancelled.payment).toMatchObject({ status: 'refund_pending', refundDue: 31_800, refunded: 0 });
    world.advance(5);
    await world.sweepAll();
    expect((await stored(booking)).payment).toMatchObject({ status: 'refunded', refundDue: 0, refunded: 31_800 });
  });

  it('is completed by the schedule at check-out time', async () => {
    const booking = await hold();
    await confirm(booking);
    world.moveTo('2027-04-04T10:00:05.000Z');
    await world.sweepAll();
    expect(await stored(booking)).toMatchObject({ status: 'completed', dueAt: null });
    expect(await world.nights()).toMatchObject([{ sold: 1 }, { sold: 1 }, { sold: 1 }]);
  });
});

describe('changing the stay', () => {
  const change = (booking: Booking, request: object, quote?: string) =>
    world.change({
      access: accountAccess('guest-1'),
      bookingId: booking.id,
      change: request,
      quote,
      ifMatch: undefined,
    });
  const preview = async (booking: Booking, request: object) =>
    given(await world.preview({ access: accountAccess('guest-1'), bookingId: booking.id, change: request }));

  it('rule 15: moves no money on a hold, keeps the kept nights and frees the others', async () => {
    const booking = await hold();
    const planned = await preview(booking, { checkIn: '2027-04-02', checkOut: '2027-04-06' });
    expect(planned.difference).toBe(10_600);
    const quote = world.deps.quotes.seal(planned.quote);
    const changed = given(await change(booking, { checkIn: '2027-04-02', checkOut: '2027-04-06' }, quote));
    expect(changed).toMatchObject({ checkIn: '2027-04-02', version: 2, totals: { total: 42_400 } });
    expect((await world.nights()).map(({ date, sold, seq }) => [date, sold, seq])).toEqual([
      ['2027-04-01', 0, 2],
      ['2027-04-02', 1, 1],
      ['2027-04-03', 1, 1],
      ['2027-04-04', 1, 1],
      ['2027-04-05', 1, 1],
    ]);
  });

  it('asks for the quote of a preview where the total changes', async () => {
    const booking = await hold();
    expect(await change(booking, { checkOut: '2027-04-05' })).toMatchObject({ refused: 'price-changed' });
  });

  it('rule 15: charges the difference of a confirmed booking first, and refunds a lower price', async () => {
    const booking = await hold();
    await confirm(booking);
    const longer = { checkOut: '2027-04-05' };
    const quote = world.deps.quotes.seal((await preview(booking, longer)).quote);
    const changed = given(await change(booking, longer, quote));
    expect(changed).toMatchObject({ checkOut: '2027-04-05', payment: { paid: 42_400, status: 'paid' } });
    const shorter = { checkOut: '2027-04-02' };
    const back = world.deps.quotes.seal((await preview(changed, shorter)).quote);
    const after = given(await change(changed, shorter, back));
    expect(after).toMatchObject({
      totals: { total: 10_600 },
      payment: { refunded: 31_800, status: 'partially_refunded' },
    });
    expect(await money(booking)).toEqual([
      ['kept', 31_800],
      ['kept', 10_600],
      ['settled', 10_600],
      ['settled', 21_200],
    ]);
  });

  it('is no news to whoever confirms meanwhile: the booking stands, and the charge of the change goes back', async () => {
    const booking = await hold();
    await confirm(booking);
    const longer = { checkOut: '2027-04-05' };
    const quote = world.deps.quotes.seal((await preview(booking, longer)).quote);
    const { gateway } = world.deps;
    const charge: typeof gateway.charge = async (asked) => {
      await gateway.charge(asked);
      throw new Error('the process dies');
    };
    const dying = changeBooking({ ...world.deps, gateway: { ...gateway, charge } });
    const { id: bookingId, userId } = booking;
    await expect(
      dying({ access: accountAccess(userId), bookingId, change: longer, quote, ifMatch: undefined }),
    ).rejects.toThrow('dies');
    await hold({ dates: ['2027-04-04', '2027-04-05'], rooms: 2 });
    const confirmed = given(await confirm(booking));
    expect(confirmed).toMatchObject({ pending: false, booking: { status: 'confirmed', checkOut: '2027-04-04' } });
    expect(await money(booking)).toEqual([
      ['kept', 31_800],
      ['refunded', 10_600],
      ['settled', 10_600],
    ]);
  });

  it('leaves the old stay whole where a new night is full', async () => {
    const booking = await hold();
    await hold({ dates: ['2027-04-05', '2027-04-06'], rooms: 2 });
    const before = await world.nights();
    const request = { checkIn: '2027-04-03', checkOut: '2027-04-06' };
    expect(await change(booking, request)).toEqual({ refused: 'sold-out', nights: ['2027-04-05'] });
    expect(await world.nights()).toEqual(before);
  });
});
