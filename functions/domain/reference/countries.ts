import { countriesByCurrency } from './generated/countries.ts';

const currencyByCountry: ReadonlyMap<string, string> = new Map(
  Object.entries(countriesByCurrency).flatMap(([currency, codes]) => codes.split(' ').map((code) => [code, currency])),
);

/**
 * Whether this is an ISO 3166-1 alpha-2 code, in capitals. XK counts: ISO leaves it to users, and everyone (GeoNames,
 * Unicode, the European Union) uses it for Kosovo, whose hotels could not be listed otherwise.
 */
export const isCountry = (code: string): boolean => currencyByCountry.has(code);

/** The ISO 4217 code of the currency people pay with in a country. Throws a RangeError unless `isCountry(code)`. */
export const currencyOfCountry = (code: string): string => {
  const currency = currencyByCountry.get(code);
  if (currency === undefined) throw new RangeError(`not a country code: ${code.slice(0, 20)}`);
  return currency;
};
