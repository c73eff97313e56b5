import { digitsOf, type Minor } from '../../domain/money.ts';

// https://docs.stripe.com/currencies, read 2026-11: which currencies Stripe counts otherwise than ISO 4217 does.

/** Counted in whole units. */
const wholeUnits: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
);
/** Without decimals, and yet counted in hundredths for the sake of old callers. */
const hundredths: ReadonlySet<string> = new Set(['ISK', 'UGX']);
/** Three decimals, of which the last must be 0. */
const tens: ReadonlySet<string> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/**
 * Minor units of ISO 4217 as the number Stripe takes for the same money.
 * @returns undefined where Stripe has no way to say that amount exactly, such as 1.255 KWD
 */
export const stripeAmount = (minor: Minor, currency: string): number | undefined => {
  if (hundredths.has(currency)) return minor * 100;
  if (tens.has(currency)) return minor % 10 === 0 ? minor : undefined;
  if (!wholeUnits.has(currency)) return minor;
  const units = minor / 10 ** digitsOf(currency);
  return Number.isInteger(units) ? units : undefined;
};

/** The number that Stripe gives as minor units of ISO 4217; the inverse of `stripeAmount`. */
export const minorOf = (amount: number, currency: string): Minor => {
  if (hundredths.has(currency)) return amount / 100;
  return wholeUnits.has(currency) ? amount * 10 ** digitsOf(currency) : amount;
};
