import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween } from '../../functions/domain/calendar/date.ts';
import { horizon, judgeStay, nightsOf } from '../../functions/domain/stay.ts';
import { aDate } from './given.ts';

const limits = { today: '2026-11-22', horizonMonths: 18, maxNights: 30 };

describe('a stay', () => {
  it.each([
    ['tonight', '2026-11-22', '2026-11-23'],
    ['30 nights', '2026-12-01', '2026-12-31'],
    ['with its last night 18 months ahead', '2028-05-20', '2028-05-23'],
  ])('may be %s', (_, checkIn, checkOut) => {
    expect(judgeStay({ checkIn, checkOut }, limits)).toBeUndefined();
  });

  it.each([
    ['of no night', '2026-12-01', '2026-12-01', '/checkOut'],
    ['that ends before it begins', '2026-12-02', '2026-12-01', '/checkOut'],
    ['of 31 nights', '2026-12-01', '2027-01-01', '/checkOut'],
    ['from yesterday', '2026-11-21', '2026-11-23', '/checkIn'],
    ['with a night beyond 18 months', '2028-05-22', '2028-05-24', '/checkOut'],
  ])('may not be one %s', (_, checkIn, checkOut, pointer) => {
    expect(judgeStay({ checkIn, checkOut }, limits)).toMatchObject({ refused: 'stay-not-allowed', pointer });
  });

  it('is allowed exactly when each of its rules holds', () => {
    const anyStay = fc.tuple(aDate, fc.integer({ min: -3, max: 40 }), aDate);
    fc.assert(
      fc.property(anyStay, ([checkIn, nights, today]) => {
        const checkOut = addDays(checkIn, nights);
        const allowed = judgeStay({ checkIn, checkOut }, { ...limits, today }) === undefined;
        const lastNight = addDays(checkOut, -1);
        expect(allowed).toBe(
          nights >= 1 && nights <= 30 && checkIn >= today && daysBetween(lastNight, addMonths(today, 18)) >= 0,
        );
        if (allowed) expect(nightsOf({ checkIn, checkOut }).every((night) => night <= horizon(today, 18))).toBe(true);
      }),
    );
  });
});
