import { validation } from '../problems.ts';

/**
 * DynamoDB's numbers: exact decimals of up to 38 digits, as strings in one canonical form without exponent, so that two
 * equal numbers are equal strings. Whole numbers up to 2^53 take a fast path; all others use BigInt.
 */
type Decimal = { readonly digits: bigint; readonly scale: number };

const SHORT_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const MAX_DIGITS = 38;
const MAX_MAGNITUDE = 126;

/** @throws ValidationException for a value that is not a number, has more than 38 digits or is out of range. */
export function canonicalNumber(text: string): string {
  return SHORT_INTEGER.test(text) ? text : written(parsed(text));
}

export function addNumbers(a: string, b: string): string {
  const sum = Number(a) + Number(b);
  if (SHORT_INTEGER.test(a) && SHORT_INTEGER.test(b)) return String(sum);
  const [left, right] = aligned(parsed(a), parsed(b));
  return written({ digits: left.digits + right.digits, scale: left.scale });
}

export function subtractNumbers(a: string, b: string): string {
  return addNumbers(a, b.startsWith('-') ? b.slice(1) : b === '0' ? b : `-${b}`);
}

/** Negative, zero or positive, as for Array.sort. Both must be canonical. */
export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  // Up to 15 digits, distinct decimals are distinct doubles in the same order.
  if (a.length <= 15 && b.length <= 15) return Number(a) - Number(b);
  const [left, right] = aligned(parsed(a), parsed(b));
  return left.digits < right.digits ? -1 : 1;
}

/** A string that sorts by code unit in the order of the numbers, for sort keys of type N. */
export function sortableNumber(canonical: string): string {
  const { digits, scale } = parsed(canonical);
  if (digits === 0n) return '1';
  const magnitude = digits < 0n ? -digits : digits;
  const mantissa = magnitude.toString();
  const exponent = String(mantissa.length - scale + 500).padStart(4, '0');
  if (digits > 0n) return `2${exponent}${mantissa}`;
  // A larger magnitude comes first below zero: each digit is mirrored, and `~` ends the shorter one last.
  return `0${mirrored(exponent)}${mirrored(mantissa)}~`;
}

function mirrored(digits: string): string {
  return digits.replace(/\d/g, (digit) => String(9 - Number(digit)));
}

function parsed(text: string): Decimal {
  const [, sign, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') {
    throw validation('The parameter cannot be converted to a numeric value: '.concat(text));
  }
  const magnitude = BigInt(whole + fraction);
  const trimmed = withoutTrailingZeros(sign === '-' ? -magnitude : magnitude, fraction.length - Number(exponent));
  const length = trimmed.digits.toString().replace('-', '').length;
  if (length > MAX_DIGITS) throw validation('Attempting to store more than 38 significant digits in a Number');
  if (length - trimmed.scale > MAX_MAGNITUDE) {
    throw validation('Number overflow. Attempting to store a number with magnitude larger than supported range');
  }
  return trimmed;
}

function withoutTrailingZeros(digits: bigint, scale: number): Decimal {
  if (digits === 0n) return { digits, scale: 0 };
  const text = digits.toString();
  const zeros = text.length - text.replace(/0+$/, '').length;
  return { digits: BigInt(text.slice(0, text.length - zeros)), scale: scale - zeros };
}

function aligned(a: Decimal, b: Decimal): [Decimal, Decimal] {
  const scale = Math.max(a.scale, b.scale);
  const at = (n: Decimal): Decimal => ({ digits: n.digits * 10n ** BigInt(scale - n.scale), scale });
  return [at(a), at(b)];
}

function written(number: Decimal): string {
  const { digits, scale } = withoutTrailingZeros(number.digits, number.scale);
  if (digits.toString().replace('-', '').length > MAX_DIGITS) {
    throw validation('Attempting to store more than 38 significant digits in a Number');
  }
  if (scale <= 0) return (digits * 10n ** BigInt(-scale)).toString();
  const magnitude = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const cut = magnitude.length - scale;
  return `${digits < 0n ? '-' : ''}${magnitude.slice(0, cut)}.${magnitude.slice(cut)}`;
}
