/** An amount as the API writes it: a decimal with the currency's own number of decimals. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** `EUR 200.00`: the code, as many currencies share a sign. */
export const moneyInWords = ({ amount, currency }: Amount): string => `${currency} ${amount}`;
