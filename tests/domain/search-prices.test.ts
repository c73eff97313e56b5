import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf } from '../../functions/domain/money.ts';
import { spreadGuests } from '../../functions/domain/rates/party.ts';
import { ANYBODY } from '../../functions/domain/rates/plan.ts';
import type { SearchCriteria } from '../../functions/domain/search/criteria.ts';
import { bucketStarts, exactDecimal, priceScales } from '../../functions/domain/search/reference-prices.ts';

const rates: Readonly<Record<string, number>> = { EUR: 1, USD: 1.25, JPY: 160, KWD: 0.32, TRY: 36.7372 };
const perEuro = (currency: string) => rates[currency];

const criteria = (change: Partial<SearchCriteria> = {}): SearchCriteria => ({
  area: { kind: 'anywhere' },
  words: [],
  nights: { checkIn: '2026-12-01', checkOut: '2026-12-04', shiftDays: 0 },
  guests: 2,
  rooms: 2,
  party: spreadGuests(2, 2),
  caller: ANYBODY,
  boards: [],
  refundable: false,
  priceMin: null,
  priceMax: null,
  currency: 'EUR',
  amenities: [],
  starRating: [],
  minRating: null,
  sort: 'price',
  areaPrice: null,
  moment: { now: '2026-11-22T12:00:00.000Z', horizonMonths: 18, maxNights: 30 },
  ...change,
});
const within = (change: Partial<SearchCriteria>, currency: string, rooms: number) =>
  priceScales(criteria(change), perEuro)(currency).isWithin(rooms);

describe('the bounds of a price', () => {
  it('are for a room and night: three nights of two rooms may cost six times as much', () => {
    expect(within({ priceMax: exactDecimal('100.00') }, 'EUR', 60_000)).toBe(true);
    expect(within({ priceMax: exactDecimal('100.00') }, 'EUR', 60_001)).toBe(false);
    expect(within({ priceMin: exactDecimal(100) }, 'EUR', 60_000)).toBe(true);
    expect(within({ priceMin: exactDecimal(100) }, 'EUR', 59_999)).toBe(false);
  });

  it('are for one room and night without dates', () => {
    expect(within({ nights: null, priceMax: exactDecimal(100) }, 'EUR', 10_000)).toBe(true);
    expect(within({ nights: null, priceMax: exactDecimal(100) }, 'EUR', 10_001)).toBe(false);
  });

  it('are compared across currencies to the last unit', () => {
    // 80 EUR are 100 USD, 12,800 JPY and 25.600 KWD; six room nights.
    expect(within({ priceMax: exactDecimal(80) }, 'USD', 60_000)).toBe(true);
    expect(within({ priceMax: exactDecimal(80) }, 'USD', 60_001)).toBe(false);
    expect(within({ priceMax: exactDecimal(80) }, 'JPY', 76_800)).toBe(true);
    expect(within({ priceMax: exactDecimal(80) }, 'JPY', 76_801)).toBe(false);
    expect(within({ priceMin: exactDecimal(80) }, 'KWD', 153_600)).toBe(true);
    expect(within({ priceMin: exactDecimal(80) }, 'KWD', 153_599)).toBe(false);
  });

  it('shut out a hotel whose currency has no rate, unless there are none', () => {
    expect(within({ priceMin: exactDecimal(0) }, 'XAF', 1)).toBe(false);
    expect(within({}, 'XAF', 1)).toBe(true);
    expect(priceScales(criteria(), perEuro)('XAF').comparable(1)).toBeUndefined();
  });

  it('need no rate where the hotel takes the currency asked for', () => {
    expect(within({ currency: 'XAF', priceMax: exactDecimal(10) }, 'XAF', 60)).toBe(true);
    expect(within({ currency: 'XAF', priceMax: exactDecimal(10) }, 'XAF', 61)).toBe(false);
  });

  it('are read exactly, however they are written', () => {
    expect(exactDecimal(1e-7)).toEqual({ units: 1n, scale: 7 });
    expect(exactDecimal(0.1)).toEqual({ units: 1n, scale: 1 });
    expect(exactDecimal('007.50')).toEqual({ units: 750n, scale: 2 });
    expect(exactDecimal(1e21)).toEqual({ units: 10n ** 21n, scale: 0 });
    expect(() => exactDecimal(-1)).toThrow(RangeError);
  });
});

describe('the buckets of prices', () => {
  it('are about 50 euros wide, at round sums of the currency asked for', () => {
    expect(bucketStarts('EUR', perEuro).map((start) => start / 100)).toEqual([0, 50, 100, 150, 200, 300, 400, 600]);
    expect(bucketStarts('JPY', perEuro)[1]).toBe(10_000);
    expect(bucketStarts('KWD', perEuro)[1]).toBe(20_000);
    expect(bucketStarts('TRY', perEuro)[1]).toBe(200_000);
  });

  it('take every price with a rate once, the start included and the end not', () => {
    const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'TRY');
    fc.assert(
      fc.property(currencies, currencies, fc.nat(1_000_000), (asked, own, rooms) => {
        const scale = priceScales(criteria({ currency: asked }), perEuro)(own);
        const bucket = scale.bucketOf(rooms) ?? -1;
        const starts = bucketStarts(asked, perEuro);
        const nightly = ((scale.comparable(rooms) ?? 0) / 6) * 10 ** digitsOf(asked);
        expect(nightly).toBeGreaterThanOrEqual((starts[bucket] ?? 0) * (1 - 1e-12));
        expect(nightly).toBeLessThan((starts[bucket + 1] ?? Number.POSITIVE_INFINITY) * (1 + 1e-12));
      }),
    );
    expect(priceScales(criteria(), perEuro)('EUR').bucketOf(30_000)).toBe(1);
    expect(priceScales(criteria(), perEuro)('EUR').bucketOf(29_999)).toBe(0);
  });
});
