import { isCurrency } from '../../domain/reference/currencies.ts';
import { ecb, ecbDate } from './ecb.ts';
import { indicative, pegs } from './indicative.ts';
import type { ReferenceRates } from './reference-rates.ts';

const anchors = { EUR: 1, ...ecb };

const perEuro: ReadonlyMap<string, number> = new Map([
  ...Object.entries(indicative),
  ...Object.entries(pegs).map(([currency, { units, per }]): [string, number] => [currency, units * anchors[per]]),
  ...Object.entries(anchors),
]);

/** The packaged table: the ECB's own rates where it publishes one, else a peg to one of them, else an indication. */
export const packagedRates: ReferenceRates = {
  date: ecbDate,
  perEuro: (currency) => perEuro.get(currency),
  all: () =>
    [...perEuro]
      .filter(([currency]) => isCurrency(currency))
      .map(([currency, rate]) => ({ currency, rate, indicative: !Object.hasOwn(anchors, currency) })),
};
