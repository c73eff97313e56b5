import type { Place, Places } from '../functions/adapters/places/place.ts';
import { packagedRates } from '../functions/adapters/rates/packaged-rates.ts';
import { currencyOfCountry } from '../functions/domain/reference/countries.ts';
import type { Chance } from './chance.ts';

/** The cities the world is made of. */
export interface Cities {
  /** The city of hotel `index`; random values are drawn only after the first hotels. */
  of(index: number, chance: Chance): Place;
}

/** The cities of the first hotels, in rounds: so every world has hotels where people search first. */
const wellKnown = [
  'Lisbon, PT',
  'Paris, FR',
  'London, GB',
  'Barcelona, ES',
  'New York, US',
  'Rome, IT',
  'Berlin, DE',
  'Tokyo, JP',
  'Amsterdam, NL',
  'Vienna, AT',
  'Istanbul, TR',
  'Sydney, AU',
  'Munich, DE',
  'Prague, CZ',
  'Singapore, SG',
  'Mexico City, MX',
];

/** The first hotels go to the well-known cities in turn, this often. */
const ROUNDS = 2;
/** The number of most populous cities for the other hotels: those above about 150,000 people. */
const CITIES = 4000;

/** Whether a place has a reference rate; without one its prices could not be compared with others. */
const hasRate = (place: Place): boolean => packagedRates.perEuro(currencyOfCountry(place.country)) !== undefined;

/** A hotel after the first ones gets a city by chance, weighted by population. */
export const openCities = (places: Places): Cities => {
  const first = wellKnown.flatMap((name) => places.resolve(name) ?? []);
  const large = places.largest(CITIES).filter(hasRate);
  const upTo: number[] = [];
  for (const place of large) upTo.push((upTo.at(-1) ?? 0) + place.population);
  const all = upTo.at(-1) ?? 0;

  const weighted = (share: number): Place | undefined => {
    const wanted = share * all;
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return large[low];
  };

  return {
    of(index, chance) {
      const place = index < first.length * ROUNDS ? first[index % first.length] : weighted(chance.next());
      if (place === undefined) throw new Error('The file of place names has no city for the demo world.');
      return place;
    },
  };
};
