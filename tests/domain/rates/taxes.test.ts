import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import { taxProblems } from '../../../functions/domain/price-limits.ts';
import type { Party } from '../../../functions/domain/rates/party.ts';
import { addedBy, dueAtHotelBy, isInSeason, type TaxRule, taxLines } from '../../../functions/domain/rates/taxes.ts';

const family: Party = [
  { adults: 2, childAges: [4, 13] },
  { adults: 1, childAges: [] },
];
const stay = (length: number, price = 10_000, checkIn = '2027-06-29', currency = 'EUR') => ({
  checkIn,
  nights: Array.from({ length }, (_, index) => ({ date: addDays(checkIn, index), price })),
  party: family,
  currency,
});
const amountOf = (rule: Omit<TaxRule, 'name'>, taxed = stay(4)) =>
  taxLines([{ name: 'Tax', ...rule }], taxed)[0]?.amount;

describe('a tax', () => {
  it('is counted by its kind', () => {
    expect(amountOf({ kind: 'percent', value: '10' })).toBe(4000);
    expect(amountOf({ kind: 'per_night', value: '2.50' })).toBe(2 * 4 * 250);
    expect(amountOf({ kind: 'per_person_per_night', value: '2' })).toBe(5 * 4 * 200);
    expect(amountOf({ kind: 'per_stay', value: '30' })).toBe(2 * 3000);
    expect(amountOf({ kind: 'per_person_per_stay', value: '3.10' })).toBe(5 * 310);
  });

  it('leaves younger people out and counts no more than its nights', () => {
    expect(amountOf({ kind: 'per_person_per_night', value: '2', fromAge: 13 })).toBe(4 * 4 * 200);
    expect(amountOf({ kind: 'per_person_per_night', value: '2', fromAge: 14, maxNights: 3 })).toBe(3 * 3 * 200);
    expect(amountOf({ kind: 'percent', value: '10', maxNights: 1 })).toBe(1000);
  });

  it('counts the nights of its season, and by the day of arrival where it is of a stay', () => {
    const july = { from: '07-01', to: '07-31' };
    // 29 and 30 June, 1 and 2 July.
    expect(amountOf({ kind: 'per_night', value: '1', season: july })).toBe(2 * 2 * 100);
    expect(amountOf({ kind: 'per_night', value: '1', season: july, maxNights: 1 })).toBe(2 * 100);
    expect(amountOf({ kind: 'per_stay', value: '1', season: july })).toBe(0);
    expect(amountOf({ kind: 'per_stay', value: '1', season: july }, stay(4, 1, '2027-07-31'))).toBe(200);
  });

  it('has a season that may wrap the year, both days included', () => {
    const winter = { from: '11-15', to: '02-28' };
    expect(['2027-11-15', '2027-12-31', '2028-01-01', '2028-02-28'].every((date) => isInSeason(winter, date))).toBe(
      true,
    );
    expect(['2027-11-14', '2028-02-29', '2028-03-01'].some((date) => isInSeason(winter, date))).toBe(false);
  });

  it('that is included is a part of the price and is not added', () => {
    const lines = taxLines(
      [
        { name: 'VAT', kind: 'percent', value: '10', included: true },
        { name: 'Levy', kind: 'percent', value: '5', included: true },
        { name: 'Service', kind: 'percent', value: '2' },
        { name: 'City tax', kind: 'per_person_per_night', value: '1', due: 'at_hotel' },
      ],
      stay(4),
    );
    // 40,000 carry 15 percent: 40,000 x 10 / 115 and x 5 / 115.
    expect(lines.map(({ amount }) => amount)).toEqual([3478, 1739, 800, 2000]);
    expect(addedBy(lines)).toBe(2800);
    expect(dueAtHotelBy(lines)).toBe(2000);
    expect(lines[0]).toMatchObject({ included: true });
    expect(lines[3]).toMatchObject({ due: 'at_hotel' });
  });

  it.each([
    ['JPY', '150', 3000],
    ['EUR', '1.5', 3000],
    ['KWD', '0.125', 2500],
  ])('counts in the smallest unit of %s', (currency, value, amount) => {
    expect(amountOf({ kind: 'per_person_per_night', value }, stay(4, 1, '2027-06-29', currency))).toBe(amount);
  });

  it.each([
    [{ kind: 'per_night', value: '1', included: true }, '/0/included'],
    [{ kind: 'percent', value: '1', included: true, due: 'at_hotel' }, '/0/due'],
    [{ kind: 'percent', value: '1', fromAge: 18 }, '/0/fromAge'],
    [{ kind: 'per_stay', value: '1', maxNights: 3 }, '/0/maxNights'],
    [{ kind: 'percent', value: '100', included: true }, ''],
  ] as const)('%j is refused at %s', (rule, pointer) => {
    expect(taxProblems([{ name: 'Tax', ...rule }], 'EUR').map((problem) => problem.pointer)).toEqual([pointer]);
  });
});
