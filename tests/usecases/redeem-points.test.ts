import { beforeEach, describe, expect, it } from 'vitest';
import { pointsRepository } from '../../functions/adapters/dynamo/accounts/points-repository.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { keptOf } from '../../functions/domain/booking/payment.ts';
import { balanceAt, earnPoints } from '../../functions/domain/loyalty/account.ts';
import { pointsIn } from '../../functions/domain/loyalty/points-batch.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { moveBooking } from '../../functions/usecases/bookings/move-booking.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

let world: BookingWorld;
let points: ReturnType<typeof pointsRepository>;

/** A stay costs 318.00: points may pay 159.00 of it, which are 31,800 points. */
const hold = async (changes = {}): Promise<Booking> => given(await world.hold(changes)).booking;
const confirm = (booking: Booking, count: number, paymentMethod = 'tok_visa') =>
  world.confirm({
    access: accountAccess('guest-1'),
    bookingId: booking.id,
    paymentMethod,
    points: count,
    ifMatch: undefined,
  });
const cancel = (booking: Booking, by: 'guest' | 'owner' = 'guest') =>
  world.cancel({
    bookingId: booking.id,
    ifMatch: undefined,
    reason: null,
    actor: { kind: by, id: 'x' },
    mayCancel: () => true,
  });
const stored = async (booking: Booking): Promise<Booking> => {
  const found = await world.deps.bookings.find(booking.id);
  if (!found) throw new Error('gone');
  return found;
};
const balance = async () => balanceAt(await points.account('guest-1'), world.now());
const ledger = async () => {
  const { entries } = await points.entries('guest-1', 100, undefined);
  return entries.map(({ kind, points: moved }) => [kind, moved]).toReversed();
};

beforeEach(async () => {
  world = await bookingWorld(createMemoryDynamo().client());
  points = pointsRepository(world.table);
  const at = world.now();
  const cause = { bookingId: 'earlier', reference: 'OLD', at };
  await points.commit(
    earnPoints(await points.account('guest-1'), { points: 40_000, nights: {}, months: 24 }, cause, at),
  );
  world.advanceSeconds(1);
});

describe('paying a part with points', () => {
  it('charges the rest, once, however often it is asked', async () => {
    const booking = await hold();
    const { booking: confirmed } = given(await confirm(booking, 20_000));
    expect(confirmed.payment).toMatchObject({ status: 'paid', paid: 21_800, redeemed: { worth: 10_000 } });
    expect(keptOf(confirmed.payment) + 10_000).toBe(confirmed.totals.total);
    given(await confirm(booking, 20_000));
    given(await confirm(booking, 7));
    expect(await balance()).toBe(20_000);
    const { attempts } = await world.deps.bookings.money(booking.id);
    expect(attempts.map(({ state, amount }) => [state, amount])).toEqual([['kept', 21_800]]);
  });

  it('twice at once takes them once', async () => {
    const booking = await hold();
    await Promise.all([confirm(booking, 20_000), confirm(booking, 20_000), confirm(booking, 20_000)]);
    expect((await stored(booking)).status).toBe('confirmed');
    expect(await ledger()).toEqual([
      ['earned', 40_000],
      ['redeemed', -20_000],
    ]);
  });

  it('for two bookings at once never takes more than there are', async () => {
    const bookings = [await hold(), await hold({ dates: ['2027-05-01', '2027-05-04'] })];
    const outcomes = await Promise.all(bookings.map((booking) => confirm(booking, 30_000)));
    expect(outcomes.filter(isRefusal)).toMatchObject([{ refused: 'refused', pointer: '/points' }]);
    expect(await balance()).toBe(10_000);
  });

  it('refuses more than half of the total, more than there are, and so few that they are worth nothing', async () => {
    given(await confirm(await hold(), 20_000));
    const another = await hold({ dates: ['2027-05-01', '2027-05-04'] });
    for (const count of [31_802, 20_001, 1]) {
      expect(await confirm(another, count)).toMatchObject({ refused: 'refused', pointer: '/points' });
    }
    expect((await stored(another)).openAttempt).toBeNull();
  });

  it('gives them back with a declined card, at once, for another card to be tried', async () => {
    const booking = await hold();
    expect(await confirm(booking, 20_000, 'tok_declined')).toMatchObject({ refused: 'payment-declined' });
    expect(await balance()).toBe(40_000);
    expect(given(await confirm(booking, 30_000)).booking.payment.paid).toBe(16_800);
    expect(await ledger()).toEqual([
      ['earned', 40_000],
      ['redeemed', -20_000],
      ['returned', 20_000],
      ['redeemed', -30_000],
    ]);
  });

  it('while another confirm with other points is under way waits for its end', async () => {
    const booking = await hold();
    given(await confirm(booking, 20_000, 'tok_down'));
    expect(await confirm(booking, 10_000, 'tok_down')).toMatchObject({ refused: 'try-again' });
    expect(await balance()).toBe(20_000);
  });

  it('keeps them with a booking that waits for the gateway, and confirms with them', async () => {
    const booking = await hold();
    expect(given(await confirm(booking, 20_000, 'tok_down')).pending).toBe(true);
    expect(await balance()).toBe(20_000);
    world.advance(3);
    await world.sweepAll();
    expect((await stored(booking)).payment).toMatchObject({ paid: 21_800, redeemed: { worth: 10_000 } });
    expect(await balance()).toBe(20_000);
  });

  it('gives them back where the wait for the gateway runs out', async () => {
    world.deps.gateway.charge = async () => 'away';
    const booking = await hold();
    expect(given(await confirm(booking, 20_000)).pending).toBe(true);
    world.advance(24 * 60 + 5);
    await world.sweepAll();
    await world.sweepAll();
    expect((await stored(booking)).status).toBe('expired');
    expect(await balance()).toBe(40_000);
  });

  it('gives them back where a crash left the attempt open and nobody comes again', async () => {
    const booking = await hold();
    world.deps.gateway.charge = () => Promise.reject(new Error('the process dies'));
    await expect(confirm(booking, 20_000)).rejects.toThrow();
    expect(await balance()).toBe(20_000);
    world.advance(20);
    await world.sweepAll();
    await world.sweepAll();
    expect((await stored(booking)).status).toBe('expired');
    expect(await ledger()).toEqual([
      ['earned', 40_000],
      ['redeemed', -20_000],
      ['returned', 20_000],
    ]);
  });
});

describe('a booking paid in part with points', () => {
  it('cancelled in time gives everything back; again is the same', async () => {
    const booking = await hold();
    given(await confirm(booking, 20_000));
    expect(given(await cancel(booking)).refund).toBe(21_800);
    given(await cancel(booking));
    expect(await balance()).toBe(40_000);
    const { payment } = await stored(booking);
    expect(payment).toMatchObject({ paid: 21_800, refunded: 21_800 });
    expect(payment.redeemed).toBeUndefined();
  });

  it('cancelled too late gives nothing back, of neither', async () => {
    const booking = await hold();
    given(await confirm(booking, 20_000));
    world.moveTo('2027-03-31T12:00:00.000Z');
    expect(given(await cancel(booking)).refund).toBe(0);
    expect(await balance()).toBe(20_000);
  });

  it('cancelled by the hotel gives everything back, whenever', async () => {
    const booking = await hold();
    given(await confirm(booking, 20_000));
    world.moveTo('2027-03-31T12:00:00.000Z');
    expect(given(await cancel(booking, 'owner')).refund).toBe(21_800);
    expect(await balance()).toBe(40_000);
  });

  it('cancelled while its payment waits gives the points back with the end of that attempt', async () => {
    const booking = await hold();
    given(await confirm(booking, 20_000, 'tok_down'));
    given(await cancel(booking));
    world.advance(5);
    await world.sweepAll();
    expect((await stored(booking)).status).toBe('cancelled');
    expect(await balance()).toBe(40_000);
  });

  it('made cheaper gives back money first, then points; the price stays paid exactly', async () => {
    const booking = await hold();
    given(await confirm(booking, 31_000));
    const shorter = { checkOut: '2027-04-02' };
    const preview = await world.preview({ access: accountAccess('guest-1'), bookingId: booking.id, change: shorter });
    const quote = world.deps.quotes.seal(given(preview).quote);
    const changed = given(
      await world.change({
        access: accountAccess('guest-1'),
        bookingId: booking.id,
        change: shorter,
        quote,
        ifMatch: undefined,
      }),
    );
    // 318.00 were 163.00 in money and 155.00 in points; 106.00 stay, 212.00 go back.
    expect(changed.totals.total).toBe(10_600);
    expect(keptOf(changed.payment)).toBe(0);
    expect(changed.payment.redeemed?.worth).toBe(10_600);
    expect(pointsIn(changed.payment.redeemed?.batches ?? [])).toBe(21_200);
    expect(await balance()).toBe(40_000 - 21_200);
  });

  it('whose answer was lost after the commit gives points back once', async () => {
    const booking = await hold();
    given(await confirm(booking, 20_000));
    const { bookings } = world.deps;
    let lost = 1;
    const losing: typeof bookings = {
      ...bookings,
      commit: async (write) => {
        const outcome = await bookings.commit(write);
        lost -= 1;
        return lost >= 0 ? { kind: 'contended', why: 'the answer was lost' } : outcome;
      },
    };
    await moveBooking({ ...world.deps, bookings: losing })(booking.id, (found, { nonce }) => ({
      write: {
        after: {
          ...found,
          revision: found.revision + 1,
          requestNonce: nonce,
          payment: { ...found.payment, redeemed: undefined },
        },
        event: null,
        actor: { kind: 'system', id: null },
      },
    }));
    expect(await balance()).toBe(40_000);
    expect(lost).toBe(0);
  });
});

it('points that have run out are written off by the schedule', async () => {
  world.moveTo('2029-04-02T00:00:00.000Z');
  expect(await world.deps.expirePoints('guest-1')).toBe(true);
  expect(await ledger()).toEqual([
    ['earned', 40_000],
    ['expired', -40_000],
  ]);
  expect(await world.deps.expirePoints('guest-1')).toBe(true);
});
