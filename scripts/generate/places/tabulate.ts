import { degree, longestName, type PlaceTables, sharedFlag } from '../../../functions/adapters/places/asset.ts';
import { onUnitSphere } from '../../../functions/adapters/places/sphere.ts';
import { foldName } from '../../../functions/domain/reference/fold.ts';
import type { GeoName } from './geonames.ts';

type Texts = { bytes: Uint8Array; starts: Uint32Array };

/** Texts one after the other; one character of each is one byte. */
const joined = (texts: readonly string[]): Texts => {
  const starts = new Uint32Array(texts.length + 1);
  for (const [i, text] of texts.entries()) starts[i + 1] = (starts[i] ?? 0) + text.length;
  const bytes = Buffer.alloc(starts[texts.length] ?? 0);
  for (const [i, text] of texts.entries()) bytes.write(text, starts[i] ?? 0, 'latin1');
  return { bytes, starts };
};

const ascii = /^\p{ASCII}*$/u;
/** A text with a character for each byte of its UTF-8: it sorts as the bytes do, much faster than buffers compare. */
const asBytes = (text: string): string => (ascii.test(text) ? text : Buffer.from(text).toString('latin1'));

/** A list without repeats and where each of its members is in it. */
const numbered = (values: Iterable<string>): { list: string[]; indexOf: (value: string) => number } => {
  const list = [...new Set(values)].sort();
  const index = new Map(list.map((value, i) => [value, i]));
  return { list, indexOf: (value) => index.get(value) ?? 0 };
};

type Sense = { place: number; isMainName: boolean; meaning: number; isCapital: boolean };

/**
 * How much a place means when a name is typed: its people, times a weight. GeoNames' alternate names are full of
 * nicknames, former names and foreign spellings (Dayton is a Venice, Chattogram an Islamabad, Tijuana a Zaragoza), so
 * that by people alone Venice would be in Ohio. A main name weighs 40 times an alternate one, 8 times one that begins
 * with the same letter and so is likelier a spelling of it (Geneva, Odessa, Bruges); a section of a city counts as
 * such a spelling. Measured in docs/places.md.
 */
const senseOf = (place: number, geoName: GeoName, name: string, mainNames: ReadonlySet<string>): Sense => {
  const isMainName = mainNames.has(name);
  const isLikeMain = [...mainNames].some((main) => main[0] === name[0]);
  const alternate = isLikeMain ? 5 : 1;
  const weight = isMainName && geoName.feature !== 'PPLX' ? 40 : alternate;
  const isCapital = isMainName && geoName.feature === 'PPLC';
  return { place, isMainName, meaning: geoName.population * weight, isCapital };
};

/** The likeliest first. Against a capital's main name (New Delhi, Dili) alternate names weigh a tenth. */
const byMeaning = (senses: readonly Sense[]): Sense[] => {
  const hasCapital = senses.some((sense) => sense.isCapital);
  const weighed = (sense: Sense): number => (hasCapital && !sense.isMainName ? sense.meaning / 10 : sense.meaning);
  return senses.toSorted((a, b) => weighed(b) - weighed(a) || a.place - b.place);
};

const mainNamesOf = ({ name, asciiName }: GeoName): Set<string> => new Set([foldName(name), foldName(asciiName)]);

/** Every folded name with the place that has it, or the places: six of seven names have one. */
const placesByName = (places: readonly GeoName[], print: (text: string) => void): Map<string, number | number[]> => {
  const found = new Map<string, number | number[]>();
  for (const [id, place] of places.entries()) {
    if (id % 50_000 === 0) print(`folding names, ${Math.round((100 * id) / places.length)} %`);
    const names = mainNamesOf(place);
    for (const alternate of place.alternateNames) names.add(foldName(alternate));
    for (const name of names) {
      if (name === '' || name.length > longestName) continue;
      const others = found.get(name);
      if (others === undefined) found.set(name, id);
      else if (typeof others === 'number') found.set(name, [others, id]);
      else others.push(id);
    }
  }
  return found;
};

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Lays the places out as the columns of the file. Throws if one has a time zone that this Node does not know. */
export const tabulate = (
  places: readonly GeoName[],
  land: Pick<PlaceTables, 'landPoints' | 'landRings'>,
  stamp: string,
  print: (text: string) => void,
): PlaceTables => {
  const countries = numbered(places.map((place) => place.country));
  const zones = numbered(places.map((place) => place.timeZone));
  const unknown = zones.list.filter((zone) => !isTimeZone(zone));
  if (unknown.length > 0)
    throw new Error(`this Node does not know the time zones ${unknown.join(', ')}: use a newer one`);
  if (countries.list.length > 256) throw new Error('more than 256 countries do not fit a byte: widen the column');

  const byName = placesByName(places, print);
  print(`sorting ${byName.size} names`);
  const sorted = Array.from(byName, ([name, having]) => ({ bytes: asBytes(name), name, having }));
  sorted.sort((a, b) => (a.bytes < b.bytes ? -1 : 1));
  const namePlaces = new Uint32Array(sorted.length);
  const sharedNames: number[] = [];
  const likeliest = (name: string, ids: readonly number[]): Sense[] =>
    byMeaning(
      ids.flatMap((id) => {
        const place = places[id];
        return place === undefined ? [] : [senseOf(id, place, name, mainNamesOf(place))];
      }),
    );
  for (const [i, { name, having }] of sorted.entries()) {
    if (typeof having === 'number') namePlaces[i] = having;
    else {
      namePlaces[i] = sharedFlag + sharedNames.length;
      sharedNames.push(having.length, ...likeliest(name, having).map(({ place }) => place));
    }
  }
  const names = joined(sorted.map(({ bytes }) => bytes));
  const titles = joined(places.map((place) => asBytes(place.name)));
  return {
    stamp,
    countryCodes: countries.list,
    timeZones: zones.list,
    latitudes: Int32Array.from(places, (place) => Math.round(place.latitude * degree)),
    longitudes: Int32Array.from(places, (place) => Math.round(place.longitude * degree)),
    populations: Uint32Array.from(places, (place) => place.population),
    countries: Uint8Array.from(places, (place) => countries.indexOf(place.country)),
    zones: Uint16Array.from(places, (place) => zones.indexOf(place.timeZone)),
    positions: Float32Array.from(places.flatMap((place) => onUnitSphere(place.latitude, place.longitude))),
    titles: titles.bytes,
    titleStarts: titles.starts,
    names: names.bytes,
    nameStarts: names.starts,
    namePlaces,
    sharedNames: Uint32Array.from(sharedNames),
    ...land,
  };
};
