import { foldName } from '../../domain/reference/fold.ts';
import { openAreas } from './area.ts';
import { degree, longestName, readPlaces } from './asset.ts';
import { completionsOf } from './completions.ts';
import { openNames } from './names.ts';
import type { Place, Places } from './place.ts';
import { readQuery, withCountryAtEnd } from './query.ts';
import { closeSpellings } from './spelling.ts';
import { nearestPoint } from './sphere.ts';
import { openNamesOf, openTownOf, openTownWords } from './town-words.ts';

const mostAnswers = 100;
/** So many towns of one name are looked for in lists of hotels, the likeliest ones. */
const mostTowns = 10;
const withinBounds = (limit: number): number => Math.trunc(Math.min(Math.max(limit || 0, 0), mostAnswers));

/**
 * Opens the file that scripts/generate/places.ts makes: reads it once (23 MB) and searches it where it lies. Throws if
 * the file is missing or of another format, saying how to make it.
 */
export const openPlaces = (file: string): Places => {
  const tables = readPlaces(file);
  const names = openNames(tables);
  const titles = Buffer.from(tables.titles.buffer, tables.titles.byteOffset, tables.titles.byteLength);

  const title = (id: number): string => titles.toString('utf8', tables.titleStarts[id], tables.titleStarts[id + 1]);
  const population = (id: number): number => tables.populations[id] ?? 0;

  const place = (id: number): Place => ({
    name: title(id),
    country: tables.countryCodes[tables.countries[id] ?? 0] ?? '',
    latitude: (tables.latitudes[id] ?? 0) / degree,
    longitude: (tables.longitudes[id] ?? 0) / degree,
    timeZone: tables.timeZones[tables.zones[id] ?? 0] ?? '',
    population: population(id),
  });

  /** A test for places of a country; every place passes for none. */
  const within = (country: string | undefined): ((id: number) => boolean) => {
    if (country === undefined) return () => true;
    const index = tables.countryCodes.indexOf(country);
    return (id) => tables.countries[id] === index;
  };

  const towns = {
    tables,
    names,
    count: tables.zones.length,
    point: (id: number) => ({
      latitude: (tables.latitudes[id] ?? 0) / degree,
      longitude: (tables.longitudes[id] ?? 0) / degree,
    }),
    within,
  };
  const namesOf = openNamesOf(towns);
  const townOf = openTownOf(towns);

  let kept: ReadonlySet<string> | undefined;
  /** Every country with each zone of its places, made once. */
  const zonesKept = (): ReadonlySet<string> => {
    kept ??= new Set(
      Array.from(tables.zones, (zone, id) => {
        const country = tables.countryCodes[tables.countries[id] ?? 0];
        return `${country} ${tables.timeZones[zone]}`;
      }),
    );
    return kept;
  };

  const likeliest = (folded: string, country: string | undefined): number | undefined => {
    if (folded === '' || folded.length > longestName) return undefined;
    const name = names.find(folded);
    if (name === undefined) return undefined;
    const isThere = within(country);
    let found: number | undefined;
    names.somePlace(name, (id) => {
      if (isThere(id)) found = id;
      return found !== undefined;
    });
    return found;
  };

  const completions = (prefix: string, country: string | undefined, limit: number): number[] => {
    if (prefix === '' || prefix.length > longestName || limit === 0) return [];
    return completionsOf({ names, population, title, isThere: within(country) }, prefix, limit);
  };

  const respellings = (folded: string, country: string | undefined): number[] => {
    const isThere = within(country);
    const slipsOf = new Map<number, number>();
    closeSpellings(names, folded, (name, slips) => {
      names.somePlace(name, (id) => {
        if (isThere(id)) slipsOf.set(id, Math.min(slips, slipsOf.get(id) ?? slips));
        return false;
      });
    });
    return [...slipsOf].sort(([a, slipsA], [b, slipsB]) => slipsA - slipsB || a - b).map(([id]) => id);
  };

  /** The place that the first words of a longer text name: London, for `london bridge`. */
  const namedAtStart = (folded: string, country: string | undefined): number[] => {
    const words = folded.slice(0, longestName).split(' ');
    for (let count = words.length - 1; count > 0; count -= 1) {
      const found = likeliest(words.slice(0, count).join(' '), country);
      if (found !== undefined) return [found];
    }
    return [];
  };

  const meant = (query: string): number | undefined => {
    const { whole, name, country } = readQuery(query);
    if (country !== undefined) return likeliest(name, country);
    // Without a country the comma may belong to the name (Washington, D.C.), or be missing (Paris France).
    const asWritten = likeliest(whole, undefined);
    if (asWritten !== undefined || whole !== name) return asWritten;
    const readings = withCountryAtEnd(whole).map((reading) => likeliest(reading.name, reading.country));
    return readings.find((found) => found !== undefined);
  };

  return {
    ...openAreas(tables, place),
    resolve(query) {
      const found = meant(query);
      return found === undefined ? undefined : place(found);
    },
    complete(prefix, limit) {
      const { name, country } = readQuery(prefix);
      return completions(name, country, withinBounds(limit)).map(place);
    },
    suggest(query, limit) {
      const { name, country } = readQuery(query);
      const wanted = withinBounds(limit);
      const found = new Set(completions(name, country, wanted));
      if (found.size < wanted) for (const id of respellings(name, country)) found.add(id);
      if (found.size < wanted) for (const id of namedAtStart(name, country)) found.add(id);
      return [...found].slice(0, wanted).map(place);
    },
    nearest(latitude, longitude) {
      if (!(Math.abs(latitude) <= 90) || !Number.isFinite(longitude)) return undefined;
      const id = nearestPoint(tables.positions, latitude, longitude);
      return id === undefined ? undefined : place(id);
    },
    keepsZone: (country, zone) => zonesKept().has(`${country} ${zone}`),
    townWords: openTownWords(townOf, namesOf),
    townOf(hotel) {
      const id = townOf(hotel);
      return id === undefined ? undefined : foldName(title(id));
    },
    townNames(hotel) {
      const id = townOf(hotel);
      return id === undefined ? [] : namesOf(id);
    },
    townsNamed(folded, country) {
      const name = names.find(folded);
      const isThere = within(country);
      const found = new Set<string>();
      if (name === undefined) return [];
      names.somePlace(name, (id) => {
        if (isThere(id)) found.add(foldName(title(id)));
        return found.size >= mostTowns;
      });
      return [...found];
    },
    readings(query) {
      const { whole, name, country } = readQuery(query);
      if (country !== undefined) return [{ name, country }];
      const asWritten = whole === name ? [{ name: whole }] : [{ name: whole }, { name }];
      return [...asWritten, ...withCountryAtEnd(whole)].filter((reading) => reading.name !== '');
    },
    aliases({ name: title, country, latitude, longitude }) {
      const folded = foldName(title);
      const own = names.find(folded);
      let found: number | undefined;
      const isIt = (id: number): boolean => {
        const it = place(id);
        if (it.country === country && it.latitude === latitude && it.longitude === longitude) found = id;
        return found !== undefined;
      };
      if (own !== undefined) names.somePlace(own, isIt);
      if (found === undefined) return [];
      return namesOf(found).filter((name) => name !== folded);
    },
    largest: (count) =>
      Array.from({ length: Math.min(Math.max(Math.trunc(count) || 0, 0), tables.zones.length) }, (_, id) => place(id)),
  };
};
