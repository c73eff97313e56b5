import { digitsOf } from '../../domain/money.ts';

/** Rates of one day, by currency. */
export interface DatedRates {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Units for one euro; `indicative` where the European Central Bank publishes none. */
  readonly all: () => readonly { readonly currency: string; readonly rate: number; readonly indicative: boolean }[];
}

/** The currencies that prices can be compared in, by their code, with the decimals of their amounts. */
export const listCurrencies = (rates: DatedRates) => () => ({
  date: rates.date,
  base: 'EUR' as const,
  items: rates
    .all()
    .map(({ currency, rate, indicative }) => ({ currency, digits: digitsOf(currency), rate, indicative }))
    .sort((one, other) => (one.currency < other.currency ? -1 : 1)),
});
