import { describe, expect, it } from 'vitest';
import { ecb } from '../../../functions/adapters/rates/ecb.ts';
import { indicative, pegs } from '../../../functions/adapters/rates/indicative.ts';
import { packagedRates } from '../../../functions/adapters/rates/packaged-rates.ts';
import { currencies } from '../../../functions/domain/reference/currencies.ts';

describe('the packaged reference rates', () => {
  it('say which day they are of', () => expect(packagedRates.date).toBe('2024-12-31'));

  it('have a rate for every currency in circulation', () => {
    const missing = currencies().filter((currency) => !((packagedRates.perEuro(currency) ?? 0) > 0));
    expect(missing).toEqual([]);
  });

  it('give the rates of the European Central Bank where it has one', () => {
    expect(packagedRates.perEuro('EUR')).toBe(1);
    expect(packagedRates.perEuro('USD')).toBe(1.0389);
    expect(packagedRates.perEuro('JPY')).toBe(163.06);
    expect(Object.keys(ecb)).toHaveLength(30);
  });

  it('derive a pegged currency from what it is pegged to', () => {
    expect(packagedRates.perEuro('AED')).toBeCloseTo(3.6725 * 1.0389, 10);
    expect(packagedRates.perEuro('XOF')).toBe(655.957);
    expect(packagedRates.perEuro('NAD')).toBe(packagedRates.perEuro('ZAR'));
  });

  it('never mix an indication with a rate of the bank, nor with a peg', () => {
    const all = [...Object.keys(ecb), ...Object.keys(pegs), ...Object.keys(indicative)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('know nothing of what is not a currency', () => {
    for (const code of ['', 'eur', 'XXX', '__proto__', 'toString']) {
      expect(packagedRates.perEuro(code), code).toBeUndefined();
    }
  });
});
