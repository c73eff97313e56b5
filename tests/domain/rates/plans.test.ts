import { describe, expect, it } from 'vitest';
import { keptByPolicy } from '../../../functions/domain/policy.ts';
import { dueOf, type PayableStay } from '../../../functions/domain/rates/payment-terms.ts';
import {
  ANYBODY,
  isBookableOn,
  isOpenTo,
  plansOf,
  type RatePlan,
  standardPlan,
  termsOf,
} from '../../../functions/domain/rates/plan.ts';

const plan = (changes: Partial<RatePlan>): RatePlan => ({ ...standardPlan('hotel-1'), id: 'other', ...changes });
const nights = { from: '2027-06-01', to: '2027-06-03' };

describe('a rate plan', () => {
  it('is open to those it is for; codes compare without case', () => {
    const member = { isMember: true, code: undefined };
    const coded = plan({ audience: { kind: 'code', code: 'Summer27' } });
    expect(isOpenTo(plan({}), ANYBODY)).toBe(true);
    expect(isOpenTo(plan({ status: 'inactive' }), member)).toBe(false);
    expect(isOpenTo(plan({ audience: { kind: 'members' } }), ANYBODY)).toBe(false);
    expect(isOpenTo(plan({ audience: { kind: 'members' } }), member)).toBe(true);
    expect(isOpenTo(coded, member)).toBe(false);
    expect(isOpenTo(coded, { isMember: false, code: 'sUMMER27' })).toBe(true);
  });

  it('is booked so many days ahead, on its days, for its nights', () => {
    const on = (changes: Partial<RatePlan>, today = '2027-05-25') => isBookableOn(plan(changes), nights, today);
    expect([7, 8].map((minAdvanceDays) => on({ minAdvanceDays }))).toEqual([true, false]);
    expect([7, 6].map((maxAdvanceDays) => on({ maxAdvanceDays }))).toEqual([true, false]);
    expect(on({ bookable: { from: '2027-05-25', to: '2027-05-25' } })).toBe(true);
    expect(on({ bookable: { from: '2027-05-26', to: '2027-06-25' } })).toBe(false);
    expect(on({ stay: { from: '2027-06-01', to: '2027-06-03' } })).toBe(true);
    expect(on({ stay: { from: '2027-06-01', to: '2027-06-02' } })).toBe(false);
  });

  it('standard is of every hotel, as its owner has changed it', () => {
    expect(plansOf({ id: 'hotel-1' }).map(({ id }) => id)).toEqual(['standard']);
    const changed = { ...standardPlan('hotel-1'), status: 'inactive' as const, position: 5, version: 2 };
    expect(plansOf({ id: 'hotel-1', plans: [changed, plan({})] }).map(({ id, status }) => [id, status])).toEqual([
      ['other', 'active'],
      ['standard', 'inactive'],
    ]);
    expect(termsOf(plan({ audience: { kind: 'members' } })).membersOnly).toBe(true);
  });
});

/** Three nights of 400.00, 300.00 and 300.00 with a city tax of 12.00 due at the hotel. */
const stay: PayableStay = {
  totals: { total: 101_200, taxes: [{ name: 'City tax', amount: 1200, due: 'at_hotel' }] },
  nightTotals: () => [40_000, 30_000, 30_000],
};

describe('what is due', () => {
  it.each([
    [{ kind: 'at_booking' }, 100_000],
    [{ kind: 'at_hotel' }, 0],
    [{ kind: 'deposit', percent: '12.5' }, 12_500],
    [{ kind: 'deposit', percent: '33.3333' }, 33_333],
    [{ kind: 'deposit', percent: '100' }, 100_000],
    [{ kind: 'deposit', nights: 1 }, 40_000],
    [{ kind: 'deposit', nights: 60 }, 100_000],
  ] as const)('by %j is %i now, and the rest at the hotel', (terms, dueNow) => {
    expect(dueOf(terms, stay)).toEqual({ dueNow, dueAtHotel: 101_200 - dueNow });
  });
});

describe('what a policy keeps', () => {
  const until = (day: string) => `2027-05-${day}T15:00:00.000Z`;
  const policy = {
    steps: [
      { hoursBeforeCheckIn: 500, refundPercent: 100, until: until('10') },
      { hoursBeforeCheckIn: 100, penaltyNights: 1, until: until('20') },
      { hoursBeforeCheckIn: 0, penaltyNights: 3, until: until('30') },
    ],
  };

  it('is a percent of what is not due at the hotel, or the price of the first nights', () => {
    expect(keptByPolicy(policy, stay, until('01'))).toBe(0);
    expect(keptByPolicy(policy, stay, until('15'))).toBe(40_000);
    expect(keptByPolicy(policy, stay, until('25'))).toBe(100_000);
    expect(keptByPolicy(policy, stay, until('31'))).toBe(100_000);
  });

  it('never falls as check-in nears, though nights of a long stay are less than a percent before', () => {
    const mixed = {
      steps: [{ hoursBeforeCheckIn: 500, refundPercent: 50, until: until('10') }, ...policy.steps.slice(1)],
    };
    expect(keptByPolicy(mixed, stay, until('01'))).toBe(50_000);
    expect(keptByPolicy(mixed, stay, until('15'))).toBe(50_000);
  });
});
