import { currencyDigits } from './reference/currencies.ts';

/**
 * Money is a whole number of the currency's smallest unit (cents, yen, fils) with its currency beside it. There is one
 * rounding rule: half up, each line by itself, so that the lines shown add up to the total shown.
 */

/** A safe integer of minor units. */
export type Minor = number;

/** A decimal number as an exact fraction: `units / 10^scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/**
 * No price of a room and night is higher. 60 nights x 8 rooms are then 4.8 x 10^14, ten taxes of 100 percent each on
 * top 5.3 x 10^15: with every other tax (see price-limits.ts) still a safe integer, below 9.0 x 10^15.
 */
export const MOST_MINOR: Minor = 1_000_000_000_000;
const MOST_MAJOR = 1_000_000_000n;
const DECIMAL = /^(0|[1-9]\d{0,11})(?:\.(\d{1,12}))?$/;

/** Reads an unsigned decimal such as `12.5`: no sign, no exponent, no leading zeros. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const fraction = match[2] ?? '';
  return { units: BigInt(`${match[1]}${fraction}`), scale: fraction.length };
}

/** As `parseDecimal`, for texts that were judged when they were stored; anything else there is a fault of ours. */
export function storedDecimal(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new RangeError(`not a decimal: ${text}`);
  return decimal;
}

/** Negative, zero or positive as `one` is smaller than, equal to or larger than `other`. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const left = one.units * tenTo(other.scale);
  const right = other.units * tenTo(one.scale);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** `10^exponent`, exactly. */
export function tenTo(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** The whole number nearest to `numerator / denominator` (denominator above 0), a half going up. */
export function roundHalfUp(numerator: bigint, denominator: bigint): Minor {
  const doubled = 2n * numerator + denominator;
  const divisor = 2n * denominator;
  const quotient = doubled / divisor;
  const floored = doubled % divisor < 0n ? quotient - 1n : quotient;
  const result = Number(floored);
  if (!Number.isSafeInteger(result)) throw new RangeError('an amount left the range of exact integers');
  return result;
}

/**
 * Reads an amount a person wrote, `123.45`, as minor units: at most the currency's own number of decimals, no sign, no
 * exponent, at most 1,000,000,000 of the currency. Undefined for anything else.
 */
export function parseAmount(text: string, currency: string): Minor | undefined {
  const digits = currencyDigits(currency);
  const decimal = parseDecimal(text);
  if (digits === undefined || decimal === undefined || decimal.scale > digits) return undefined;
  const minor = decimal.units * tenTo(digits - decimal.scale);
  return minor > MOST_MAJOR * tenTo(digits) || minor > BigInt(MOST_MINOR) ? undefined : Number(minor);
}

/** The highest amount `parseAmount` reads in a currency. */
export function mostOf(currency: string): string {
  const one = tenTo(digitsOf(currency));
  const most = MOST_MAJOR * one < BigInt(MOST_MINOR) ? MOST_MAJOR * one : BigInt(MOST_MINOR);
  return formatAmount(Number(most), currency);
}

/** Writes minor units with the currency's own number of decimals: `12345` EUR is `123.45`, `500` JPY is `500`. */
export function formatAmount(minor: Minor, currency: string): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not an amount in minor units: ${minor}`);
  const digits = digitsOf(currency);
  const sign = minor < 0 ? '-' : '';
  const padded = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${padded}` : `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** The currency's number of decimals; an unknown currency cannot have been stored. */
export function digitsOf(currency: string): number {
  const digits = currencyDigits(currency);
  if (digits === undefined) throw new RangeError(`not a currency: ${currency}`);
  return digits;
}

/** So many percent (a decimal string, `12.5`) of an amount, half up. */
export function percentOf(minor: Minor, percent: string): Minor {
  const { units, scale } = storedDecimal(percent);
  return roundHalfUp(BigInt(minor) * units, 100n * tenTo(scale));
}

/** An amount times a decimal string factor, half up. */
export function times(minor: Minor, factor: string): Minor {
  const { units, scale } = storedDecimal(factor);
  return roundHalfUp(BigInt(minor) * units, tenTo(scale));
}

/**
 * An amount in another currency, by rates given as units of a currency for one euro. For comparing prices only: nobody
 * is ever charged it. Undefined where a rate is missing or not positive.
 */
export function convert(
  minor: Minor,
  from: string,
  to: string,
  ratesPerEuro: Readonly<Record<string, number>>,
): Minor | undefined {
  if (from === to) return minor;
  const fromRate = rateOf(from, ratesPerEuro);
  const toRate = rateOf(to, ratesPerEuro);
  if (fromRate === undefined || toRate === undefined) return undefined;
  return Math.round((minor / 10 ** digitsOf(from) / fromRate) * toRate * 10 ** digitsOf(to));
}

function rateOf(currency: string, ratesPerEuro: Readonly<Record<string, number>>): number | undefined {
  const rate = currency === 'EUR' ? 1 : ratesPerEuro[currency];
  return rate !== undefined && rate > 0 && currencyDigits(currency) !== undefined ? rate : undefined;
}
