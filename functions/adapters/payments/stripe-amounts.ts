import { hundredths, stripeUnits, wholeUnits } from '../../contract/stripe.ts';
import { digitsOf, type Minor } from '../../domain/money.ts';

/**
 * Minor units of ISO 4217 as the number Stripe takes for the same money.
 * @returns undefined where Stripe has no way to say that amount exactly, such as 1.255 KWD
 */
export const stripeAmount = (minor: Minor, currency: string): number | undefined =>
  stripeUnits(minor, digitsOf(currency), currency);

/** The number that Stripe gives as minor units of ISO 4217; the inverse of `stripeAmount`. */
export const minorOf = (amount: number, currency: string): Minor => {
  if (hundredths.has(currency)) return amount / 100;
  return wholeUnits.has(currency) ? amount * 10 ** digitsOf(currency) : amount;
};
