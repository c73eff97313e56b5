import type { Money } from './formats.ts';

const digitsOf = ({ amount }: Money): number => amount.split('.')[1]?.length ?? 0;

/** Minor units, exactly: a decimal of the contract never becomes a binary fraction. */
const minorOf = (money: Money, digits: number): bigint => {
  const negative = money.amount.startsWith('-');
  const [whole = '0', decimals = ''] = money.amount.replace('-', '').split('.');
  const minor = BigInt(whole + decimals.padEnd(digits, '0'));
  return negative ? -minor : minor;
};

const moneyOf = (minor: bigint, digits: number, currency: string): Money => {
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return { amount: `${minor < 0n ? '-' : ''}${whole}`, currency };
};

/** The amount in minor units of its currency, and how many decimals those are. */
export const inMinor = (money: Money): { readonly minor: number; readonly digits: number } => {
  const digits = digitsOf(money);
  return { minor: Number(minorOf(money, digits)), digits };
};

/** One amount less another of the same currency. */
export const less = (money: Money, other: Money): Money => {
  const digits = Math.max(digitsOf(money), digitsOf(other));
  return moneyOf(minorOf(money, digits) - minorOf(other, digits), digits, money.currency);
};

/** Two amounts of the same currency together. */
export const plus = (money: Money, other: Money): Money => {
  const digits = Math.max(digitsOf(money), digitsOf(other));
  return moneyOf(minorOf(money, digits) + minorOf(other, digits), digits, money.currency);
};

/** An amount spread evenly over a count, rounded half up to the currency's own decimals: the total per night. */
export const share = (money: Money, count: number): Money => {
  const digits = digitsOf(money);
  const parts = BigInt(Math.max(1, count));
  return moneyOf((minorOf(money, digits) * 2n + parts) / (parts * 2n), digits, money.currency);
};

export const isZero = (money: Money): boolean => Number(money.amount) === 0;
export const isNegative = (money: Money): boolean => money.amount.startsWith('-') && !isZero(money);
/** The amount without its sign. */
export const size = (money: Money): Money => ({ ...money, amount: money.amount.replace('-', '') });
export const zeroOf = (money: Money): Money => less(money, money);
