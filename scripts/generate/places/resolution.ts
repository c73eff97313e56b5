import type { Place, Places } from '../../../functions/adapters/places/place.ts';
import type { GeoName } from './geonames.ts';

/**
 * The results of resolving the names of some cities. `smaller` counts results that are a smaller place of that name.
 */
export type Resolution = { names: number; city: number; larger: number; smaller: number; nothing: number };

const isSame = (place: Place, city: GeoName): boolean =>
  place.country === city.country &&
  Math.abs(place.latitude - city.latitude) < 1e-5 &&
  Math.abs(place.longitude - city.longitude) < 1e-5;

/** Counts where the names of these cities, as `namesOf` gives them, lead. */
export const resolutionOf = (
  places: Pick<Places, 'resolve'>,
  cities: readonly GeoName[],
  namesOf: (city: GeoName) => readonly string[],
): Resolution => {
  const counts: Resolution = { names: 0, city: 0, larger: 0, smaller: 0, nothing: 0 };
  for (const city of cities) {
    for (const name of namesOf(city)) {
      counts.names += 1;
      const found = places.resolve(name);
      if (!found) counts.nothing += 1;
      else if (isSame(found, city)) counts.city += 1;
      else if (found.population >= city.population) counts.larger += 1;
      else counts.smaller += 1;
    }
  }
  return counts;
};
