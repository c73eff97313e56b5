import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addHours, epochMillis, instantOf } from '../../functions/domain/calendar/instant.ts';
import { toInstant } from '../../functions/domain/calendar/zone.ts';
import {
  type CancellationPolicy,
  DEFAULT_POLICY,
  datePolicy,
  keptByPolicy,
  policyProblems,
} from '../../functions/domain/policy.ts';

const checkInAt = toInstant('2026-12-10', '15:00', 'Europe/Lisbon');
/** A stay of one night at this price, without taxes. */
const priced = (total: number) => ({ totals: { total, taxes: [] }, nightTotals: () => [total] });
/** What a cancellation at `now` gives back of a price that is paid. */
const refundAt = (policy: CancellationPolicy, price: number, at: string, now: string): number =>
  price - keptByPolicy(datePolicy(policy, at), priced(price), now);

const inSteps: CancellationPolicy = {
  steps: [
    { hoursBeforeCheckIn: 24, refundPercent: 50 },
    { hoursBeforeCheckIn: 168, refundPercent: 100 },
    { hoursBeforeCheckIn: 0, refundPercent: 12.5 },
  ],
};

/** A policy that can be kept: later steps never give more. */
const aPolicy = fc
  .uniqueArray(fc.integer({ min: 0, max: 8760 }), { maxLength: 10 })
  .chain((hours) =>
    fc
      .array(fc.integer({ min: 0, max: 10_000 }), { minLength: hours.length, maxLength: hours.length })
      .map((shares) => {
        const falling = shares.toSorted((one, other) => other - one);
        return hours
          .toSorted((one, other) => other - one)
          .map((hoursBeforeCheckIn, index) => ({ hoursBeforeCheckIn, refundPercent: (falling[index] ?? 0) / 100 }));
      }),
  )
  .chain((steps) => fc.shuffledSubarray(steps, { minLength: steps.length }))
  .map((steps) => ({ steps }));

const aMoment = fc
  .integer({ min: -9000 * 3_600_000, max: 48 * 3_600_000 })
  .map((offset) => instantOf(epochMillis(checkInAt) + offset));

const aPrice = fc.integer({ min: 0, max: 1_000_000_000_000 });

describe('a cancellation policy', () => {
  it('gives all back until 48 hours before check-in where the hotel says nothing else', () => {
    expect(refundAt(DEFAULT_POLICY, 30_000, checkInAt, addHours(checkInAt, -48))).toBe(30_000);
    expect(refundAt(DEFAULT_POLICY, 30_000, checkInAt, instantOf(epochMillis(checkInAt) - 48 * 3_600_000 + 1))).toBe(0);
  });

  it('takes the step farthest from check-in that is still met, in whatever order they stand', () => {
    expect(refundAt(inSteps, 1001, checkInAt, addHours(checkInAt, -200))).toBe(1001);
    expect(refundAt(inSteps, 1001, checkInAt, addHours(checkInAt, -100))).toBe(501);
    expect(refundAt(inSteps, 1001, checkInAt, addHours(checkInAt, -1))).toBe(125);
    expect(refundAt(inSteps, 1001, checkInAt, addHours(checkInAt, 1))).toBe(0);
    expect(refundAt({ steps: [] }, 1001, checkInAt, addHours(checkInAt, -5000))).toBe(0);
  });

  it('is frozen with its deadlines, the earliest first', () => {
    expect(datePolicy(inSteps, checkInAt).steps).toEqual([
      { until: '2026-12-03T15:00:00.000Z', hoursBeforeCheckIn: 168, refundPercent: 100 },
      { until: '2026-12-09T15:00:00.000Z', hoursBeforeCheckIn: 24, refundPercent: 50 },
      { until: '2026-12-10T15:00:00.000Z', hoursBeforeCheckIn: 0, refundPercent: 12.5 },
    ]);
  });

  it('keeps the price less the share that goes back, which is rounded half up', () => {
    expect(keptByPolicy(datePolicy(inSteps, checkInAt), priced(1001), addHours(checkInAt, -100))).toBe(500);
  });

  it('counts elapsed hours, so a deadline over the change of the clocks moves on the wall clock', () => {
    const monday = toInstant('2026-10-26', '15:00', 'Europe/Paris');
    expect(datePolicy(DEFAULT_POLICY, monday).steps[0]?.until).toBe(toInstant('2026-10-24', '16:00', 'Europe/Paris'));
  });

  it('never gives back more than was paid, nor less than nothing', () => {
    fc.assert(
      fc.property(aPolicy, aPrice, aMoment, (policy, paid, now) => {
        expect(policyProblems(policy)).toEqual([]);
        const refund = refundAt(policy, paid, checkInAt, now);
        expect(refund).toBeGreaterThanOrEqual(0);
        expect(refund).toBeLessThanOrEqual(paid);
      }),
    );
  });

  it('never gives more to who waits', () => {
    fc.assert(
      fc.property(aPolicy, aPrice, aMoment, aMoment, (policy, paid, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(refundAt(policy, paid, checkInAt, late)).toBeLessThanOrEqual(refundAt(policy, paid, checkInAt, early));
      }),
    );
  });

  it('gives at each moment what it gives at the next deadline', () => {
    fc.assert(
      fc.property(aPolicy, aPrice, aMoment, (policy, paid, now) => {
        const next = datePolicy(policy, checkInAt).steps.find((step) => now <= step.until)?.until;
        const promised = next === undefined ? 0 : refundAt(policy, paid, checkInAt, next);
        expect(refundAt(policy, paid, checkInAt, now)).toBe(promised);
      }),
    );
  });
});

describe('a policy nobody can keep', () => {
  const step = (hoursBeforeCheckIn: number, refundPercent: number) => ({ hoursBeforeCheckIn, refundPercent });

  it.each([
    ['more than all', [step(48, 101)], '/steps/0/refundPercent'],
    ['less than nothing', [step(48, -1)], '/steps/0/refundPercent'],
    ['a thousandth of a percent', [step(48, 33.333)], '/steps/0/refundPercent'],
    ['no number', [step(48, Number.NaN)], '/steps/0/refundPercent'],
    ['a deadline after check-in', [step(48, 100), step(-1, 0)], '/steps/1/hoursBeforeCheckIn'],
    ['a deadline over a year ahead', [step(8761, 100)], '/steps/0/hoursBeforeCheckIn'],
    ['a fraction of a minute', [step(1 / 7, 100)], '/steps/0/hoursBeforeCheckIn'],
    ['two answers to one deadline', [step(48, 100), step(48, 50)], '/steps'],
    ['a refund that grows', [step(24, 100), step(48, 50)], '/steps'],
    ['eleven steps', Array.from({ length: 11 }, (_, hours) => step(hours, 0)), '/steps'],
  ])('promises %s', (_, steps, pointer) => {
    expect(policyProblems({ steps }).map((problem) => problem.pointer)).toEqual([pointer]);
  });
});
