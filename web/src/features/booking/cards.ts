// The sandbox's cards. A number is turned into a token here, in the browser: none of our routes takes a card number,
// and none is kept or sent.

export interface TestCard {
  /** Digits alone. */
  readonly number: string;
  /** What the sandbox's gateway knows it by. */
  readonly token: string;
  readonly does: 'pays' | 'declined' | 'timeout' | 'down' | 'refundFails';
}

export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', token: 'tok_visa', does: 'pays' },
  { number: '4000000000000002', token: 'tok_declined', does: 'declined' },
  { number: '4000000000000119', token: 'tok_timeout', does: 'timeout' },
  { number: '4000000000000341', token: 'tok_down', does: 'down' },
  { number: '4000000000005126', token: 'tok_refund_fails', does: 'refundFails' },
];

export interface Card {
  readonly number: string;
  readonly expiry: string;
  readonly code: string;
}
export const noCard: Card = { number: '', expiry: '', code: '' };

export type CardFault = 'number' | 'unknown' | 'expiry' | 'past' | 'code';
export type ReadCard = { readonly token: string } | { readonly faults: Partial<Record<keyof Card, CardFault>> };

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

const longestNumber = 19;

/** `4242 4242 4242 4242`, as it is printed on a card. */
export const spacedNumber = (typed: string): string =>
  digitsOf(typed)
    .slice(0, longestNumber)
    .replaceAll(/(\d{4})(?=\d)/g, '$1 ');

/** `08 / 29`; a first digit above 1 is a month by itself. */
export const spacedExpiry = (typed: string, before: string): string => {
  const digits = digitsOf(typed);
  const month = digits.length === 1 && Number(digits) > 1 ? `0${digits}` : digits.slice(0, 2);
  const year = digits.length > month.length ? digits.slice(2, 4) : '';
  // Deleting the separator deletes the digit before it, so that one gets through it.
  if (typed.length < before.length) return year === '' ? digits.slice(0, 2) : `${month} / ${year}`;
  return month.length === 2 ? `${month} / ${year}` : month;
};

/** The checksum of card numbers, ISO/IEC 7812-1. */
export const passesLuhn = (number: string): boolean => {
  const sum = [...number].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return number.length >= 12 && sum % 10 === 0;
};

const expiryFault = (expiry: string, nowMs: number): CardFault | undefined => {
  const [, month = '', year = ''] = /^(0[1-9]|1[0-2])(\d{2})$/.exec(digitsOf(expiry)) ?? [];
  if (month === '') return 'expiry';
  // Valid to the end of its month, in any time zone.
  return Date.UTC(2000 + Number(year), Number(month), 1) <= nowMs ? 'past' : undefined;
};

/**
 * The token of a sandbox card, or the error of each field.
 * @param nowMs the present by the system's clock
 */
export const readCard = (card: Card, nowMs: number): ReadCard => {
  const number = digitsOf(card.number);
  const known = testCards.find((each) => each.number === number);
  const expiry = expiryFault(card.expiry, nowMs);
  const numberFault: CardFault | undefined = passesLuhn(number) ? (known ? undefined : 'unknown') : 'number';
  const codeFault: CardFault | undefined = /^\d{3,4}$/.test(card.code) ? undefined : 'code';
  if (known && !expiry && !codeFault) return { token: known.token };
  return {
    faults: {
      ...(numberFault && { number: numberFault }),
      ...(expiry && { expiry }),
      ...(codeFault && { code: codeFault }),
    },
  };
};
