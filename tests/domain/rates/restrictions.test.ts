import { describe, expect, it } from 'vitest';
import { judgeRestrictions, type Restrictions } from '../../../functions/domain/rates/restrictions.ts';

const judge = (
  [checkIn, checkOut]: [string, string],
  nights: Readonly<Record<string, Restrictions>>,
  plan: { minStay?: number; maxStay?: number } = {},
) =>
  judgeRestrictions({
    checkIn,
    checkOut,
    on: (date) => nights[date],
    onDeparture: nights[checkOut],
    plan: { minStay: plan.minStay ?? null, maxStay: plan.maxStay ?? null },
    maxNights: 30,
  });

describe('restrictions of nights', () => {
  it('forbid an arrival and a departure on their own dates alone', () => {
    const nights: Record<string, Restrictions> = {
      '2027-06-02': { closedToArrival: true },
      '2027-06-04': { closedToDeparture: true },
    };
    expect(judge(['2027-06-02', '2027-06-03'], nights)).toEqual({
      reason: 'closed_to_arrival',
      nights: ['2027-06-02'],
    });
    expect(judge(['2027-06-01', '2027-06-04'], nights)).toEqual({
      reason: 'closed_to_departure',
      nights: ['2027-06-04'],
    });
    expect(judge(['2027-06-01', '2027-06-03'], nights)).toBeUndefined();
    expect(judge(['2027-06-04', '2027-06-05'], nights)).toBeUndefined();
    expect(judge(['2027-06-01', '2027-06-05'], nights)).toBeUndefined();
  });

  it('ask for a length by the night of arrival, and through every night', () => {
    const arrival: Record<string, Restrictions> = { '2027-06-02': { minStay: 3, maxStay: 5 } };
    expect(judge(['2027-06-02', '2027-06-04'], arrival)).toEqual({
      reason: 'min_stay',
      nights: ['2027-06-02'],
      nightsAllowed: { min: 3, max: 5 },
    });
    expect(judge(['2027-06-02', '2027-06-08'], arrival)).toEqual({
      reason: 'max_stay',
      nights: ['2027-06-02'],
      nightsAllowed: { min: 3, max: 5 },
    });
    // Another night of arrival is not bound by it.
    expect(judge(['2027-06-01', '2027-06-03'], arrival)).toBeUndefined();
    const through: Record<string, Restrictions> = { '2027-06-02': { minStayThrough: 3 } };
    expect(judge(['2027-06-01', '2027-06-03'], through)).toMatchObject({ reason: 'min_stay', nights: ['2027-06-02'] });
    expect(judge(['2027-06-01', '2027-06-04'], through)).toBeUndefined();
  });

  it('bind together with the plan: the strictest wins', () => {
    const nights: Record<string, Restrictions> = { '2027-06-02': { minStay: 2, maxStay: 9 } };
    expect(judge(['2027-06-02', '2027-06-05'], nights, { minStay: 4, maxStay: 7 })).toMatchObject({
      reason: 'min_stay',
      nightsAllowed: { min: 4, max: 7 },
    });
    expect(judge(['2027-06-02', '2027-06-10'], nights, { maxStay: 7 })).toEqual({
      reason: 'max_stay',
      nights: [],
      nightsAllowed: { min: 2, max: 7 },
    });
  });
});
