import { type Minor, roundHalfUp, storedDecimal, tenTo } from '../money.ts';
import { dueAtHotelBy, type TaxLine } from './taxes.ts';

/** When a stay is paid. A deposit is a percent of the price, or the rooms' price of the first nights. */
export type PaymentTerms =
  | { readonly kind: 'at_booking' }
  | { readonly kind: 'deposit'; readonly percent: string }
  | { readonly kind: 'deposit'; readonly nights: number }
  | { readonly kind: 'at_hotel' };

/** The price of a stay as its payment and its policy see it. */
export interface PayableStay {
  readonly totals: { readonly total: Minor; readonly taxes: readonly TaxLine[] };
  /** The rooms' price of each night, in order; worked out only where it is asked for. */
  readonly nightTotals: () => readonly Minor[];
}

/** What is paid when; both add up to the total. */
export interface DueAmounts {
  readonly dueNow: Minor;
  readonly dueAtHotel: Minor;
}

/** B of rule 28: the total less the taxes that are paid at the hotel. */
export function policyBase({ totals }: Pick<PayableStay, 'totals'>): Minor {
  return totals.total - dueAtHotelBy(totals.taxes);
}

/** The rooms' price of the first nights, at most `most`. */
export function firstNights({ nightTotals }: PayableStay, nights: number, most: Minor): Minor {
  const first = nightTotals().slice(0, nights);
  const sum = first.reduce((total, price) => total + price, 0);
  return Math.min(sum, most);
}

/** What the terms ask for with the booking, a percent rounded half up, and what at the hotel. */
export function dueOf(terms: PaymentTerms, stay: PayableStay): DueAmounts {
  const dueNow = dueNowOf(terms, stay);
  return { dueNow, dueAtHotel: stay.totals.total - dueNow };
}

function dueNowOf(terms: PaymentTerms, stay: PayableStay): Minor {
  const base = policyBase(stay);
  switch (terms.kind) {
    case 'at_booking':
      return base;
    case 'at_hotel':
      return 0;
    case 'deposit': {
      if ('nights' in terms) return firstNights(stay, terms.nights, base);
      const { units, scale } = storedDecimal(terms.percent);
      return roundHalfUp(BigInt(base) * units, 100n * tenTo(scale));
    }
  }
}
