import type * as z from 'zod';
import type { money } from '../../contract/common.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';

export type MoneyView = z.output<typeof money>;

/** Minor units as the API writes money. */
export const moneyView = (minor: Minor, currency: string): MoneyView => ({
  amount: formatAmount(minor, currency),
  currency,
});

/** The same for a difference, which may be below nothing: `-12.50`. */
export const signedMoneyView = (minor: Minor, currency: string): MoneyView =>
  minor < 0 ? { amount: `-${formatAmount(-minor, currency)}`, currency } : moneyView(minor, currency);
