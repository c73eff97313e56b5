import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDecimals,
  convert,
  formatAmount,
  parseAmount,
  percentOf,
  roundHalfUp,
  storedDecimal,
  times,
} from '../../functions/domain/money.ts';

const aCurrency = fc.constantFrom('EUR', 'JPY', 'KWD', 'USD', 'ISK');

describe('an amount a person writes', () => {
  it.each([
    ['123.45', 'EUR', 12_345],
    ['123.4', 'EUR', 12_340],
    ['123', 'EUR', 12_300],
    ['0.01', 'EUR', 1],
    ['0', 'EUR', 0],
    ['500', 'JPY', 500],
    ['1.234', 'KWD', 1234],
    ['1000000000', 'EUR', 100_000_000_000],
  ])('%s %s is %i in minor units', (text, currency, minor) => {
    expect(parseAmount(text, currency)).toBe(minor);
  });

  it.each([
    ['1.234', 'EUR'],
    ['1.0', 'JPY'],
    ['-1', 'EUR'],
    ['+1', 'EUR'],
    ['1e3', 'EUR'],
    ['.5', 'EUR'],
    ['5.', 'EUR'],
    ['05', 'EUR'],
    ['1,50', 'EUR'],
    [' 1', 'EUR'],
    ['', 'EUR'],
    ['NaN', 'EUR'],
    ['١', 'EUR'],
    ['1000000000.01', 'EUR'],
    ['99999999999999', 'EUR'],
    ['1', 'XYZ'],
    ['1', 'constructor'],
  ])('%j %s is none', (text, currency) => {
    expect(parseAmount(text, currency)).toBeUndefined();
  });

  it('is written back with all decimals of its currency', () => {
    expect(formatAmount(12_300, 'EUR')).toBe('123.00');
    expect(formatAmount(5, 'EUR')).toBe('0.05');
    expect(formatAmount(-5, 'EUR')).toBe('-0.05');
    expect(formatAmount(500, 'JPY')).toBe('500');
    expect(formatAmount(5, 'KWD')).toBe('0.005');
    expect(() => formatAmount(0.5, 'EUR')).toThrow(RangeError);
  });

  it('survives being written and read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), aCurrency, (minor, currency) => {
        expect(parseAmount(formatAmount(minor, currency), currency)).toBe(minor);
      }),
    );
  });
});

describe('the one rounding rule', () => {
  it('sends a half up', () => {
    expect(roundHalfUp(5n, 2n)).toBe(3);
    expect(roundHalfUp(3n, 2n)).toBe(2);
    expect(roundHalfUp(-3n, 2n)).toBe(-1);
    expect(roundHalfUp(-5n, 3n)).toBe(-2);
    expect(roundHalfUp(7n, 5n)).toBe(1);
    expect(roundHalfUp(0n, 7n)).toBe(0);
  });

  it('is never more than a half away and never below what it rounds by a half', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10_000n }),
        (top, bottom) => {
          const twice = 2n * (BigInt(roundHalfUp(top, bottom)) * bottom - top);
          expect(twice <= bottom && twice > -bottom).toBe(true);
        },
      ),
    );
  });

  it('takes percent and factors as exact decimals', () => {
    expect(percentOf(1005, '10')).toBe(101);
    expect(percentOf(1004, '10')).toBe(100);
    expect(percentOf(20_000, '12.5')).toBe(2500);
    expect(times(1005, '1.1')).toBe(1106);
    expect(times(100_000_000_000, '1.0001')).toBe(100_010_000_000);
    expect(compareDecimals(storedDecimal('1.10'), storedDecimal('1.1'))).toBe(0);
    expect(compareDecimals(storedDecimal('1.09'), storedDecimal('1.1'))).toBe(-1);
    expect(compareDecimals(storedDecimal('2'), storedDecimal('1.9999'))).toBe(1);
  });

  it('refuses to lose precision', () => {
    expect(() => roundHalfUp(10n ** 17n, 1n)).toThrow(RangeError);
    expect(() => percentOf(100, '-3')).toThrow(RangeError);
  });
});

describe('comparing prices of two currencies', () => {
  const rates = { USD: 1.25, JPY: 160 };

  it('goes by way of the euro and respects the decimals of both', () => {
    expect(convert(10_000, 'EUR', 'USD', rates)).toBe(12_500);
    expect(convert(12_500, 'USD', 'JPY', rates)).toBe(16_000);
    expect(convert(16_000, 'JPY', 'EUR', rates)).toBe(10_000);
  });

  it('needs no rate for one currency and guesses none that is missing', () => {
    expect(convert(777, 'KWD', 'KWD', rates)).toBe(777);
    expect(convert(777, 'KWD', 'EUR', rates)).toBeUndefined();
    expect(convert(777, 'EUR', 'KWD', rates)).toBeUndefined();
  });
});
