/** Exchange rates for comparing and showing prices, never for charging. */
export type ReferenceRates = {
  /** The day the rates were taken, `YYYY-MM-DD`. */
  date: string;
  /** How many units of the currency one euro bought that day; undefined for a currency without a rate. */
  perEuro(currency: string): number | undefined;
};
