import type { TaxRule } from '../functions/domain/rates/taxes.ts';

// City taxes as published, simplified: docs/demo-world.md explains how, with source and date of each.

/** By stars; index 0 is one star. */
type ByStars = readonly [string, string, string, string, string];

const NAME = 'City tax';

/** Paid at reception, by each person of an age for each night. */
const byPerson = (values: string | ByStars, limits: Pick<TaxRule, 'fromAge' | 'maxNights'>) => {
  return (stars: number): TaxRule[] => {
    const value = typeof values === 'string' ? values : (values[stars - 1] ?? values[2]);
    return [{ name: NAME, kind: 'per_person_per_night', value, ...limits, due: 'at_hotel' }];
  };
};

/** Of the price without VAT in the city's rules; here the share of the price with it that is the same amount. */
const byPrice = (value: string) => (): TaxRule[] => [{ name: NAME, kind: 'percent', value }];

const byCity: Readonly<Record<string, (stars: number) => TaxRule[]>> = {
  'Lisbon, PT': byPerson('4.00', { fromAge: 13, maxNights: 7 }),
  'Paris, FR': byPerson(['2.60', '3.25', '5.20', '8.13', '10.73'], { fromAge: 18 }),
  'Barcelona, ES': byPerson(['5.00', '5.00', '5.00', '5.70', '7.50'], { fromAge: 17, maxNights: 7 }),
  'Rome, IT': byPerson(['4.00', '5.00', '6.00', '7.50', '10.00'], { fromAge: 10, maxNights: 10 }),
  'Prague, CZ': byPerson('50', { fromAge: 18, maxNights: 60 }),
  // 7.5 percent of the price without 7 percent of VAT.
  'Berlin, DE': byPrice('7.0093'),
  // 12.5 percent of the price without 9 percent of VAT.
  'Amsterdam, NL': byPrice('11.4679'),
  // 3.2 percent of 89 percent of the price without 10 percent of VAT.
  'Vienna, AT': byPrice('2.5891'),
  // The percent is in the country's own line; the fees are 2.00 of the city and 1.50 of the state.
  'New York City, US': () => [{ name: 'Occupancy fees', kind: 'per_night', value: '3.50' }],
};

/** The city's own taxes; undefined for a city whose rules are not among them. */
export const cityTaxesOf = (city: string, country: string, stars: number): TaxRule[] | undefined =>
  byCity[`${city}, ${country}`]?.(stars);
