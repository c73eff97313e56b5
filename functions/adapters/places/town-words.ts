import { distanceKm, type Point } from '../../domain/geo/distance.ts';
import { foldName } from '../../domain/reference/fold.ts';
import type { TownWords } from '../../domain/search/words.ts';
import { type PlaceTables, sharedFlag } from './asset.ts';
import type { Names } from './names.ts';

/** What the names of towns are looked up in. */
export interface NamedTowns {
  readonly tables: Pick<PlaceTables, 'namePlaces' | 'sharedNames'>;
  readonly names: Names;
  /** How many places there are. */
  readonly count: number;
  readonly point: (id: number) => Point;
  /** A test for places of a country. */
  readonly within: (country: string) => (id: number) => boolean;
}

/** A hotel so far from every place of its city's name is in another, unlisted place. */
const MOST_KM = 100;
/** Towns, some kilobytes each; then they are looked up anew, 0.1 ms each. */
const MOST_REMEMBERED = 5000;

/** The names of each place, one after the other; those of place i from starts[i] to starts[i + 1]. */
interface NamesOfPlaces {
  readonly starts: Uint32Array;
  readonly names: Uint32Array;
}

/** The file knows the places of a name; this is the other way round. It takes some 50 ms and 5 MB, once. */
const turned = ({ tables: { namePlaces, sharedNames }, count }: NamedTowns): NamesOfPlaces => {
  const starts = new Uint32Array(count + 1);
  const all = new Uint32Array(namePlaces.length + sharedNames.length);
  /** Counts the names of each place, then, knowing where each place's begin, puts them there. */
  const pass = (visit: (name: number, place: number) => void): void => {
    for (let name = 0; name < namePlaces.length; name += 1) {
      const place = namePlaces[name] ?? 0;
      if (place < sharedFlag) {
        visit(name, place);
        continue;
      }
      const list = place - sharedFlag;
      const end = list + (sharedNames[list] ?? 0);
      for (let at = list + 1; at <= end; at += 1) visit(name, sharedNames[at] ?? 0);
    }
  };
  pass((_name, place) => {
    starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  });
  for (let place = 0; place < count; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const next = starts.slice();
  pass((name, place) => {
    const at = next[place] ?? 0;
    all[at] = name;
    next[place] = at + 1;
  });
  return { starts, names: all };
};

/** Names of a place by its number, folded. */
export const openNamesOf = (towns: NamedTowns): ((id: number) => string[]) => {
  let index: NamesOfPlaces | undefined;
  return (id) => {
    index ??= turned(towns);
    return Array.from(index.names.subarray(index.starts[id], index.starts[id + 1]), towns.names.text);
  };
};

/** The number of the town of a hotel; undefined where it is not listed. */
export type TownOf = (hotel: Parameters<TownWords>[0]) => number | undefined;

/** Of the places of a hotel's country that bear its city's name, in whatever language, the nearest to it. */
export const openTownOf =
  ({ names, point, within }: NamedTowns): TownOf =>
  ({ city, country, ...there }) => {
    const name = names.find(foldName(city));
    if (name === undefined) return undefined;
    const isThere = within(country);
    let [found, km] = [undefined as number | undefined, MOST_KM];
    names.somePlace(name, (id) => {
      const apart = isThere(id) ? distanceKm(there, point(id)) : Number.POSITIVE_INFINITY;
      if (apart < km) [found, km] = [id, apart];
      return false;
    });
    return found;
  };

/** The words of all names of the town of a hotel. */
export const openTownWords = (townOf: TownOf, namesOf: (id: number) => readonly string[]): TownWords => {
  const remembered = new Map<number, readonly string[]>();
  return (hotel) => {
    const id = townOf(hotel);
    if (id === undefined) return [];
    const known = remembered.get(id);
    if (known !== undefined) return known;
    const words = [...new Set(namesOf(id).flatMap((name) => name.split(' ')))];
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(id, words);
    return words;
  };
};
