import { beforeEach, describe, expect, it } from 'vitest';
import { noLimits } from '../../functions/adapters/dynamo/limits/rate-limits.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { isRefusal, type Refusal } from '../../functions/domain/refusal.ts';
import { changeBooking } from '../../functions/usecases/payments/change-booking.ts';
import { confirmBooking } from '../../functions/usecases/payments/confirm-booking.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { aRoomType, type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

let world: BookingWorld;
beforeEach(async () => {
  // As many holds as a test likes: only the cards are limited.
  world = await bookingWorld(createMemoryDynamo().client(), {
    roomTypes: [aRoomType({ totalRooms: 60 })],
    limited: false,
  });
});

const hold = async (userId = 'guest-1'): Promise<Booking> => given(await world.hold({ userId })).booking;
const limited = () => ({ ...world.deps, limited: true });
const confirm = ({ id: bookingId, userId }: Booking, paymentMethod: string) =>
  confirmBooking(limited())({ access: accountAccess(userId), bookingId, paymentMethod, ifMatch: undefined });
const said = (outcome: object): string => (isRefusal(outcome) ? outcome.refused : 'done');
const retryAfter = (outcome: object | Refusal): number =>
  isRefusal(outcome) && outcome.refused === 'rate-limited' ? outcome.resetSeconds : Number.NaN;
const tally = (outcomes: readonly object[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(outcomes.map(said))].map((name) => [name, outcomes.filter((each) => said(each) === name).length]),
  );
const inTurn = async (count: number, work: (n: number) => Promise<object>): Promise<string[]> => {
  const outcomes: string[] = [];
  for (let n = 0; n < count; n += 1) outcomes.push(said(await work(n)));
  return outcomes;
};
const declinesOf = async (booking: Booking): Promise<number> =>
  (await world.deps.bookings.money(booking.id)).attempts.filter(({ state }) => state === 'declined').length;

describe('declined cards on one hold', () => {
  it('are five, then every card is refused and nothing is asked of the gateway', async () => {
    const booking = await hold();
    expect(await inTurn(7, (n) => confirm(booking, `tok_stolen_${n}`))).toEqual([
      ...Array(5).fill('payment-declined'),
      'rate-limited',
      'rate-limited',
    ]);
    expect(said(await confirm(booking, 'tok_visa'))).toBe('rate-limited');
    expect(await declinesOf(booking)).toBe(5);
    const other = await hold();
    expect(said(await confirm(other, 'tok_visa'))).toBe('done');
  });

  it('are five however many come at once', async () => {
    const booking = await hold();
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(Array.from({ length: 20 }, (_, n) => confirm(booking, `tok_stolen_${n}`)));
    }
    expect(await declinesOf(booking)).toBe(5);
  });

  it('are told how long to wait, and a card pays once that has passed', async () => {
    const booking = await hold();
    for (let n = 0; n < 5; n += 1) {
      await confirm(booking, 'tok_declined');
      world.advance(1);
    }
    const seconds = retryAfter(await confirm(booking, 'tok_declined'));
    expect(seconds).toBe(55 * 60);
    world.advanceSeconds(seconds - 1);
    expect(said(await confirm(booking, 'tok_visa'))).toBe('rate-limited');
    world.advanceSeconds(1);
    expect(said(await confirm(booking, 'tok_visa'))).toBe('done');
  });

  it('count on when the hold has expired and is taken anew', async () => {
    const booking = await hold();
    await inTurn(5, () => confirm(booking, 'tok_declined'));
    world.advance(16);
    await world.sweepAll();
    expect(said(await confirm(booking, 'tok_visa'))).toBe('rate-limited');
    expect((await world.deps.bookings.find(booking.id))?.status).toBe('expired');
  });

  it('say nothing to a stranger, who finds no such booking', async () => {
    const booking = await hold();
    await inTurn(6, () => confirm(booking, 'tok_declined'));
    expect(said(await confirm({ ...booking, userId: 'guest-2' }, 'tok_visa'))).toBe('not-found');
  });

  it('are not limited without limits', async () => {
    const booking = await hold();
    const free = { ...world.deps, declines: noLimits().declines, limited: false };
    const command = {
      access: accountAccess('guest-1'),
      bookingId: booking.id,
      paymentMethod: 'tok_declined',
      ifMatch: undefined,
    };
    expect(await inTurn(8, () => confirmBooking(free)(command))).toEqual(Array(8).fill('payment-declined'));
  });
});

describe('declined cards of one guest', () => {
  it('are twenty an hour over all bookings, exactly, however many come at once', async () => {
    const bookings = await Promise.all(Array.from({ length: 40 }, () => hold()));
    const outcomes = await Promise.all(bookings.map((booking) => confirm(booking, 'tok_declined')));
    expect(tally(outcomes)).toEqual({ 'payment-declined': 20, 'rate-limited': 20 });
    const refused = outcomes.find((outcome) => said(outcome) === 'rate-limited') ?? {};
    expect(retryAfter(refused)).toBeGreaterThanOrEqual(1);
    expect(retryAfter(refused)).toBeLessThanOrEqual(7200);
    expect(said(await confirm(await hold('guest-2'), 'tok_declined'))).toBe('payment-declined');
  });

  it('do not grow by cards that pay, nor by confirms side by side of one hold', async () => {
    for (let n = 0; n < 25; n += 1) expect(said(await confirm(await hold(), 'tok_visa'))).toBe('done');
    const booking = await hold();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => confirm(booking, 'tok_visa')));
    expect(tally(outcomes)).toEqual({ done: 12 });
    for (let n = 0; n < 20; n += 1) {
      expect(said(await confirm(await hold(), 'tok_declined'))).toBe('payment-declined');
    }
    expect(said(await confirm(await hold(), 'tok_declined'))).toBe('rate-limited');
  });

  it('are admitted again when Retry-After has passed', async () => {
    for (let n = 0; n < 20; n += 1) await confirm(await hold(), 'tok_declined');
    const seconds = retryAfter(await confirm(await hold(), 'tok_declined'));
    world.advanceSeconds(seconds);
    expect(said(await confirm(await hold(), 'tok_visa'))).toBe('done');
  });

  it('count for a change that costs more as well', async () => {
    const paid = given(await confirm(await hold(), 'tok_visa')).booking;
    for (let n = 0; n < 20; n += 1) await confirm(await hold(), 'tok_declined');
    const change = { checkOut: '2027-04-06' };
    const planned = given(await world.preview({ access: accountAccess('guest-1'), bookingId: paid.id, change }));
    const quote = world.deps.quotes.seal(planned.quote);
    const command = { access: accountAccess('guest-1'), bookingId: paid.id, change, quote, ifMatch: undefined };
    expect(said(await changeBooking(limited())(command))).toBe('rate-limited');
    expect((await world.deps.bookings.find(paid.id))?.checkOut).toBe('2027-04-04');
  });
});
