/** Exchange rates for comparing and showing prices, never for charging. */
export type ReferenceRates = {
  /** The day the rates were taken, `YYYY-MM-DD`. */
  date: string;
  /** How many units of the currency one euro bought that day; undefined for a currency without a rate. */
  perEuro(currency: string): number | undefined;
  /** Every currency in use that has a rate; `indicative` where it is no rate of the European Central Bank. */
  all(): { currency: string; rate: number; indicative: boolean }[];
};
