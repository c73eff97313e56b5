import { isCountry } from '../../domain/reference/countries.ts';
import { countryByName } from '../../domain/reference/country-names.ts';
import { foldName } from '../../domain/reference/fold.ts';

/** Text beyond this is not read: no place name comes near it. */
const mostRead = 1000;

/** The text that was typed to name a place. */
export type PlaceQuery = {
  /** All of it, folded. */
  whole: string;
  /** The part before the last comma, folded; all of it if there is no comma. */
  name: string;
  /** The country after the last comma, if it is one. */
  country: string | undefined;
};

const countryOf = (text: string): string | undefined => {
  const folded = foldName(text);
  const code = folded.toUpperCase();
  return isCountry(code) ? code : countryByName(folded);
};

/** Reads `Valencia`, `Valencia, ES` and `Valencia, Spain`. */
export const readQuery = (typed: string): PlaceQuery => {
  const text = typed.slice(0, mostRead);
  const comma = Math.max(...[',', '，', '、', '،'].map((each) => text.lastIndexOf(each)));
  const whole = foldName(text);
  if (comma < 0) return { whole, name: whole, country: undefined };
  return { whole, name: foldName(text.slice(0, comma)), country: countryOf(text.slice(comma + 1)) };
};

/** Where a country may begin in a name written without a comma, `paris france`: every reading that ends in one. */
export const withCountryAtEnd = (folded: string): { name: string; country: string }[] => {
  const words = folded.split(' ');
  const readings = [];
  for (let last = 1; last <= 4 && last < words.length; last += 1) {
    const country = countryByName(words.slice(-last).join(' '));
    if (country) readings.push({ name: words.slice(0, -last).join(' '), country });
  }
  return readings;
};
