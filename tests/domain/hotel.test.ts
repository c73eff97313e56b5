import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../functions/domain/calendar/date.ts';
import type { CapacityChange, Night } from '../../functions/domain/hotel/hotel.ts';
import {
  capStep,
  fenceStep,
  rollBackStep,
  rolloutRange,
  soldNights,
  unfenceStep,
} from '../../functions/domain/hotel/night-rollout.ts';
import { expandOverrides, type Override } from '../../functions/domain/hotel/overrides.ts';
import { scoreOf } from '../../functions/domain/hotel/review.ts';

const night = (facts: Partial<Night>): Night => ({ hotelId: 'h', roomTypeId: 'r', date: '2027-04-01', ...facts });
const capacityChange: CapacityChange = {
  changeId: 'c',
  cap: 2,
  previousCap: 5,
  totalRooms: 2,
  softLimit: null,
  startedAt: '2027-03-01T12:00:00.000Z',
  by: 'owner-1',
  from: '2027-02-28',
  to: '2028-09-04',
};

describe('a rollout over the nights of a room type', () => {
  it("reaches from the hotel's yesterday to three days past the horizon", () => {
    const now = '2027-03-01T03:00:00.000Z';
    expect(rolloutRange(now, 'Europe/Lisbon', 18)).toEqual({ from: '2027-02-28', to: '2028-09-04' });
    expect(rolloutRange(now, 'Pacific/Honolulu', 18)).toEqual({ from: '2027-02-27', to: '2028-08-31' });
  });

  it('makes a night explicit that nobody has touched, also where it has a price', () => {
    expect(capStep(undefined, 3)).toEqual({ kind: 'cap', cap: 3 });
    expect(capStep(night({ price: 100, rateRev: 1 }), 3)).toEqual({ kind: 'cap', cap: 3 });
  });

  it('cannot take away rooms that are sold', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(60), (sold, left, cap) => {
        const decision = capStep(night({ sold, left, cap: sold + left }), cap);
        if (cap === sold + left) expect(decision).toBe('done');
        else if (cap < sold) expect(decision).toBe('cannot');
        else expect(decision).toEqual({ kind: 'cap', cap });
      }),
    );
  });

  it('puts back what it has changed, and passes what it had not reached', () => {
    expect(rollBackStep(night({ cap: 2, left: 0, sold: 2 }), capacityChange)).toEqual({ kind: 'cap', cap: 5 });
    expect(rollBackStep(night({ cap: 5, left: 1, sold: 4 }), capacityChange)).toEqual({ kind: 'pass' });
    expect(rollBackStep(undefined, capacityChange)).toEqual({ kind: 'cap', cap: 5 });
  });

  it('fences once, and removes the fence it has set, whatever the owner has closed', () => {
    expect(fenceStep(undefined, 4)).toEqual({ kind: 'fence', cap: 4 });
    expect(fenceStep(night({ closed: true }), 4)).toEqual({ kind: 'fence', cap: 4 });
    expect(fenceStep(night({ fence: true }), 4)).toBe('done');
    expect(unfenceStep(night({ cap: 4, fence: true, closed: true }), 4)).toEqual({ kind: 'unfence' });
    expect(unfenceStep(night({ cap: 4, closed: true }), 4)).toEqual({ kind: 'pass' });
  });

  it('counts as sold what somebody holds on the day itself or later', () => {
    const nights = [
      night({ date: '2027-03-31', sold: 1 }),
      night({ date: '2027-04-01', sold: 1 }),
      night({ date: '2027-04-01', roomTypeId: 'other', sold: 1 }),
      night({ date: '2027-04-02', sold: 0 }),
    ];
    expect(soldNights(nights, '2027-04-01')).toEqual(['2027-04-01']);
    expect(soldNights(nights, '2027-04-01', 'third')).toEqual([]);
  });
});

describe("an owner's overrides", () => {
  const range = { first: '2027-03-01', last: '2028-09-01' };
  const override = (facts: Partial<Override>): Override => ({
    from: '2027-04-01',
    to: '2027-04-03',
    price: 100,
    reason: 'other',
    ...facts,
  });

  it('name each night once, the last one winning, by date', () => {
    const nights = expandOverrides(
      [override({ from: '2027-04-02', to: '2027-04-02' }), override({}), override({ from: '2027-04-03', price: null })],
      range,
    );
    expect([...(nights instanceof Map ? nights : [])]).toEqual([
      ['2027-04-01', { price: 100, reason: 'other' }],
      ['2027-04-02', { price: 100, reason: 'other' }],
      ['2027-04-03', null],
    ]);
  });

  it('take up to 2,000 nights and not one more', () => {
    const long = { first: '2027-03-01', last: '2040-01-01' };
    const until = (nights: number) => [override({ from: '2027-03-01', to: addDays('2027-03-01', nights - 1) })];
    expect(expandOverrides(until(2000), long)).toHaveProperty('size', 2000);
    expect(expandOverrides(until(2001), long)).toMatchObject({ refused: 'refused' });
    expect(expandOverrides([...until(1500), override({ from: '2035-01-01', to: '2036-12-31' })], long)).toMatchObject({
      refused: 'refused',
    });
  });

  it('lie between today and a year past the horizon', () => {
    expect(expandOverrides([override({ from: '2027-02-28' })], range)).toMatchObject({ refused: 'refused' });
    expect(expandOverrides([override({ to: '2028-09-02' })], range)).toMatchObject({ refused: 'refused' });
  });
});

describe('the score of a hotel (rule 18)', () => {
  it('is the mean to one decimal, half up, and null without reviews', () => {
    expect(scoreOf([0, 0, 0, 0, 0])).toEqual({ rating: null, count: 0 });
    expect(scoreOf([0, 0, 0, 3, 1])).toEqual({ rating: 4.3, count: 4 });
    expect(scoreOf([1, 0, 0, 0, 2])).toEqual({ rating: 3.7, count: 3 });
  });
});
