import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { changeTarget, moneyOfChange, type PricedChange } from '../../functions/domain/booking/change.ts';
import { change, placeOf } from '../../functions/domain/booking/moves.ts';
import type { Payment } from '../../functions/domain/booking/payment.ts';
import {
  cancellationRefund,
  forfeitedAt,
  paidNet,
  settleChange,
  stepsOfBooking,
  withFee,
} from '../../functions/domain/booking/settlement.ts';
import { addDays, eachNight } from '../../functions/domain/calendar/date.ts';
import { addHours, epochMillis, instantOf } from '../../functions/domain/calendar/instant.ts';
import { toInstant } from '../../functions/domain/calendar/zone.ts';
import { type CancellationStep, datePolicy } from '../../functions/domain/policy.ts';
import { roomsAt } from '../../functions/domain/price.ts';
import { aBooking } from './given.ts';

const CHECK_IN = '2026-12-10';
const checkInAt = toInstant(CHECK_IN, '15:00', 'Europe/Lisbon');

const paying = (paid: number, worth = 0): Payment => ({
  status: 'paid',
  paid,
  refundDue: 0,
  refunded: 0,
  method: 'tok_visa',
  charges: [{ attempt: 1, amount: paid, returned: 0 }],
  ...(worth > 0 && { redeemed: { worth, batches: [{ until: '2030-01-01T00:00:00.000Z', points: worth * 2 }] } }),
});

const nightsAt = (price: number, checkIn: string, checkOut: string, rooms = 1) =>
  eachNight(checkIn, checkOut).map((date) => ({ date, rooms: roomsAt({ price, rule: { kind: 'base' } }, rooms) }));

/** A stay of so many nights from 10 December, paid in full by card and points, under these steps. */
const bought = (price: number, nights: number, steps: readonly CancellationStep[], worth = 0): Booking => {
  const checkOut = addDays(CHECK_IN, nights);
  const total = price * nights;
  return aBooking('confirmed', {
    checkIn: CHECK_IN,
    checkOut,
    nights: nightsAt(price, CHECK_IN, checkOut),
    taxRules: [],
    totals: { rooms: total, taxes: [], total },
    policy: datePolicy({ steps }, checkInAt),
    payment: paying(total - worth, worth),
  });
};

/** The booking changed at `now`, its money moved at once: what it costs more in money, what goes back from money first. */
const changed = (booking: Booking, stay: Partial<PricedChange>, now: string): Booking => {
  const target = changeTarget(booking, { ...booking, ...stay }, now);
  const { charge, back } = moneyOfChange(booking, target);
  if (booking.status !== 'confirmed') throw new Error('it is not confirmed');
  const after = change(booking, target, placeOf(booking), null, { now, nonce: 'n' });
  const fromMoney = Math.min(back, booking.payment.paid);
  const worth = (booking.payment.redeemed?.worth ?? 0) - (back - fromMoney);
  return { ...after, payment: paying(booking.payment.paid + charge - fromMoney, worth) };
};
const shortened = (price: number, nights: number): Partial<PricedChange> => {
  const checkOut = addDays(CHECK_IN, nights);
  return { checkOut, nights: nightsAt(price, CHECK_IN, checkOut) };
};
const refundOf = (booking: Booking, now: string): number => {
  const { money, worth } = cancellationRefund(booking, 'guest', now);
  return money + worth;
};

const half = [
  { hoursBeforeCheckIn: 720, refundPercent: 100 },
  { hoursBeforeCheckIn: 48, refundPercent: 50 },
];
const nothing = [{ hoursBeforeCheckIn: 720, refundPercent: 100 }];
const tenDaysBefore = addHours(checkInAt, -240);

describe('rule 28: what a change forfeits', () => {
  it('1,000 at 50 % cut to 700 and to 500 gives back 500 in all, and 0 later', () => {
    const stay = bought(10_000, 10, half);
    const seven = changed(stay, shortened(10_000, 7), tenDaysBefore);
    expect([seven.totals.total, seven.forfeited, paidNet(seven)]).toEqual([70_000, 50_000, 70_000]);
    const five = changed(seven, shortened(10_000, 5), tenDaysBefore);
    expect([five.totals.total, five.forfeited, paidNet(five)]).toEqual([50_000, 50_000, 50_000]);
    expect(refundOf(five, tenDaysBefore)).toBe(0);
    const three = changed(five, shortened(10_000, 3), tenDaysBefore);
    expect(three.totals).toEqual({
      rooms: 30_000,
      taxes: [{ name: 'Cancellation fee', amount: 20_000, kind: 'fee' }],
      total: 50_000,
    });
    expect(paidNet(three)).toBe(50_000);
  });

  it('ten nights of 1,000 with nothing refundable cut to one give back 0, and a longer stay pays the fee with them', () => {
    const one = changed(bought(10_000, 10, nothing), shortened(10_000, 1), tenDaysBefore);
    expect([one.totals.total, paidNet(one), refundOf(one, tenDaysBefore)]).toEqual([100_000, 100_000, 0]);
    const twelve = changed(one, shortened(10_000, 12), tenDaysBefore);
    expect(twelve.totals).toMatchObject({ total: 120_000, taxes: [] });
    expect(paidNet(twelve)).toBe(120_000);
  });

  it('moved to June after the last deadline gives nothing back, then or later, for the deadlines stay', () => {
    const stay = bought(20_000, 1, nothing);
    const june = {
      checkIn: '2027-06-10',
      checkOut: '2027-06-11',
      nights: nightsAt(20_000, '2027-06-10', '2027-06-11'),
    };
    const moved = changed(stay, june, tenDaysBefore);
    expect(moved.policy).toEqual(stay.policy);
    expect([paidNet(moved), refundOf(moved, tenDaysBefore)]).toEqual([20_000, 0]);
  });

  it('before the first deadline is nothing, and the deadlines move with the stay', () => {
    const stay = bought(20_000, 1, nothing);
    const june = {
      checkIn: '2027-06-10',
      checkOut: '2027-06-11',
      nights: nightsAt(20_000, '2027-06-10', '2027-06-11'),
    };
    const now = addHours(checkInAt, -720);
    const moved = changed(stay, june, now);
    expect(moved.forfeited).toBe(0);
    expect(moved.policy.steps[0]?.until).toBe(addHours(toInstant('2027-06-10', '15:00', 'Europe/Lisbon'), -720));
    expect(refundOf(moved, '2027-05-01T00:00:00.000Z')).toBe(20_000);
  });

  it('with an earlier arrival leaves no deadline behind it', () => {
    const steps = [...nothing, { hoursBeforeCheckIn: 0, refundPercent: 10 }];
    const sooner = { checkIn: '2026-12-08', nights: nightsAt(10_000, '2026-12-08', '2026-12-11') };
    const moved = changed(bought(10_000, 1, steps), sooner, tenDaysBefore);
    expect(moved.policy.steps.at(-1)?.until).toBe(toInstant('2026-12-08', '15:00', 'Europe/Lisbon'));
  });

  it('is nothing of a hold, whose deadlines move whenever it is changed', () => {
    const hold = aBooking('reserved', {
      policy: datePolicy({ steps: nothing }, toInstant('2026-12-01', '15:00', 'UTC')),
    });
    const late = '2026-11-20T12:00:00.000Z';
    expect(forfeitedAt(hold, late)).toBe(0);
    const june = { checkIn: '2027-06-10', checkOut: '2027-06-11', nights: nightsAt(100, '2027-06-10', '2027-06-11') };
    const target = changeTarget(hold, { ...hold, ...june }, late);
    expect(target.totals.taxes.some(({ kind }) => kind === 'fee')).toBe(false);
    expect(target.policy.steps[0]?.until).toBe(addHours(toInstant('2027-06-10', '15:00', 'Europe/Lisbon'), -720));
    expect(moneyOfChange(hold, target)).toEqual({ charge: 0, back: 0 });
  });
});

describe('rule 15: the money of a change', () => {
  it('charges what is due now less what is paid, and gives back down to what is due or forfeited', () => {
    const price = (dueNow: number, forfeited = 0) => ({ total: 30_000, dueNow, forfeited });
    expect(settleChange(price(7500), 25_000, 0)).toEqual({ charge: 0, back: 17_500 });
    expect(settleChange(price(7500, 20_000), 25_000, 0)).toEqual({ charge: 0, back: 5000 });
    expect(settleChange(price(30_000, 20_000), 25_000, 0)).toEqual({ charge: 5000, back: 0 });
    expect(settleChange(price(0), 0, 0)).toEqual({ charge: 0, back: 0 });
  });

  it('keeps what the desk took as far as the changed stay costs it', () => {
    const atHotel = { total: 22_000, dueNow: 0, forfeited: 0 };
    expect(settleChange(atHotel, 10_000, 10_000)).toEqual({ charge: 0, back: 0 });
    expect(settleChange({ ...atHotel, total: 8000 }, 10_000, 10_000)).toEqual({ charge: 0, back: 2000 });
    // A deposit of 250 by card and 750 at the desk; the stay costs 300 now.
    expect(settleChange({ total: 30_000, dueNow: 7500, forfeited: 0 }, 100_000, 75_000)).toEqual({
      charge: 0,
      back: 70_000,
    });
  });

  it('has a fee only where the stay costs less than what is forfeited, and no tax on it', () => {
    const stay = { rooms: 9000, taxes: [{ name: 'VAT', amount: 540 }], total: 9540 };
    expect(withFee(stay, 9540)).toBe(stay);
    expect(withFee(stay, 9541).taxes.at(-1)).toEqual({ name: 'Cancellation fee', amount: 1, kind: 'fee' });
  });
});

describe('a cancellation', () => {
  it('gives back in the proportion in which the booking is paid, together exactly what the rule says', () => {
    const stay = bought(10_001, 1, half, 3333);
    expect(cancellationRefund(stay, 'guest', tenDaysBefore)).toEqual({ money: 3334, worth: 1667 });
    expect(cancellationRefund(stay, 'owner', tenDaysBefore)).toEqual({ money: 6668, worth: 3333 });
  });

  it('shows of each step what it gives back beyond what is forfeited', () => {
    const three = changed(bought(10_000, 10, half), shortened(10_000, 7), tenDaysBefore);
    expect(stepsOfBooking(three).map(({ money, worth }) => [money, worth])).toEqual([
      [20_000, 0],
      [20_000, 0],
    ]);
    expect(refundOf(three, tenDaysBefore)).toBe(20_000);
  });

  it('by the hotel gives back everything, forfeited or not', () => {
    const one = changed(bought(10_000, 10, nothing), shortened(10_000, 1), tenDaysBefore);
    expect(cancellationRefund(one, 'owner', tenDaysBefore).money).toBe(100_000);
  });
});

describe('rule 28: no change is a way round the policy', () => {
  const aPercent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
  const someSteps = fc.uniqueArray(fc.integer({ min: 0, max: 1500 }), { maxLength: 4 }).chain((hours) =>
    fc.array(aPercent, { minLength: hours.length, maxLength: hours.length }).map((percents) => {
      const falling = percents.toSorted((one, other) => other - one);
      const farthest = hours.toSorted((one, other) => other - one);
      return farthest.map((hoursBeforeCheckIn, index) => ({ hoursBeforeCheckIn, refundPercent: falling[index] ?? 0 }));
    }),
  );
  const aStep = fc.record({
    afterHours: fc.integer({ min: 0, max: 500 }),
    start: fc.integer({ min: 0, max: 200 }),
    nights: fc.integer({ min: 1, max: 12 }),
    price: fc.integer({ min: 0, max: 30_000 }),
  });

  it('given back + later refund <= what a cancellation would have given + what was paid since, at every moment', () => {
    const from = epochMillis(addHours(checkInAt, -2000));
    fc.assert(
      fc.property(
        someSteps,
        fc.integer({ min: 0, max: 90_000 }),
        fc.array(aStep, { maxLength: 6 }),
        (steps, worth, requests) => {
          let booking = bought(30_001, 3, steps, worth);
          let millis = from;
          const kept: number[] = [];
          for (const { afterHours, start, nights, price } of requests) {
            millis += afterHours * 3_600_000;
            const now = instantOf(millis);
            if (now >= booking.checkInAt) break;
            // What the hotel keeps: paid - refund; the rule says that it never shrinks by a change.
            kept.push(paidNet(booking) - refundOf(booking, now));
            const checkIn = addDays(now.slice(0, 10), start + 1);
            const checkOut = addDays(checkIn, nights);
            const before = booking;
            booking = changed(before, { checkIn, checkOut, nights: nightsAt(price, checkIn, checkOut) }, now);
            expect(paidNet(booking)).toBe(booking.totals.total);
            expect(booking.forfeited).toBeGreaterThanOrEqual(before.forfeited);
            expect(booking.policy.steps.every(({ until }) => until <= booking.checkInAt)).toBe(true);
            for (const later of [now, ...booking.policy.steps.map(({ until }) => until), booking.checkInAt]) {
              if (later < now) continue;
              expect(paidNet(booking) - refundOf(booking, later)).toBeGreaterThanOrEqual(Math.max(...kept));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
