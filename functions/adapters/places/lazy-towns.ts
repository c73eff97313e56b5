import type { TownWords } from '../../domain/search/words.ts';
import type { TownNames, Towns } from '../../usecases/ports/hotels.ts';
import { openPlaces } from './open-places.ts';
import type { Places } from './place.ts';

/** By file: a process reads it once, 23 MB, when it is first needed. */
const opened = new Map<string, Places>();

/** The places of a file, opened once in a process. */
export const sharedPlaces = (placesFile: string): Places => {
  const places = opened.get(placesFile) ?? openPlaces(placesFile);
  opened.set(placesFile, places);
  return places;
};

/** The names of towns, opened when first asked for; none where there is no file. */
export const lazyTownWords =
  (placesFile: string): TownWords =>
  (hotel) =>
    placesFile === '' ? [] : sharedPlaces(placesFile).townWords(hotel);

/** Towns and their names, opened when first asked for; none where there is no file. */
export const lazyTowns = (placesFile: string): Omit<Towns, 'zoneAt'> & TownNames => {
  const places = (): Places | undefined => (placesFile === '' ? undefined : sharedPlaces(placesFile));
  return {
    nearest: (latitude, longitude) => places()?.nearest(latitude, longitude),
    resolve: (query) => places()?.resolve(query),
    keepsZone: (country, zone) => places()?.keepsZone(country, zone) ?? false,
    townOf: (hotel) => places()?.townOf(hotel),
    townsNamed: (name, country) => places()?.townsNamed(name, country) ?? [],
    townNames: (hotel) => places()?.townNames(hotel) ?? [],
  };
};
