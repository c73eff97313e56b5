/** An amount as the API writes it: a decimal with the currency's own number of decimals. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** What is left of an amount; both have the same currency, so the same number of decimals. */
export const lessBy = (whole: Amount, part: Amount): Amount => {
  const [, decimals = ''] = whole.amount.split('.');
  const minor = ({ amount }: Amount): bigint => BigInt(amount.replace('.', ''));
  const left = (minor(whole) - minor(part)).toString().padStart(decimals.length + 1, '0');
  const cut = left.length - decimals.length;
  return { ...whole, amount: decimals === '' ? left : `${left.slice(0, cut)}.${left.slice(cut)}` };
};

/** `EUR 200.00`: the code, as many currencies share a sign. */
export const moneyInWords = ({ amount, currency }: Amount): string => `${currency} ${amount}`;
