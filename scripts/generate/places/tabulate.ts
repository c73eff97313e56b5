import { degree, longestName, type PlaceTables, sharedFlag } from '../../../functions/adapters/places/asset.ts';
import { onUnitSphere } from '../../../functions/adapters/places/sphere.ts';
import { foldName } from '../../../functions/domain/reference/fold.ts';
import type { GeoName } from './geonames.ts';

type Texts = { bytes: Uint8Array; starts: Uint32Array };

const joined = (texts: readonly Buffer[]): Texts => {
  const starts = new Uint32Array(texts.length + 1);
  for (const [i, text] of texts.entries()) starts[i + 1] = (starts[i] ?? 0) + text.length;
  return { bytes: Buffer.concat(texts), starts };
};

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

/** Every folded name with the places that have it. */
const sensesByName = (places: readonly GeoName[], say: (text: string) => void): Map<string, Sense[]> => {
  const senses = new Map<string, Sense[]>();
  for (const [id, place] of places.entries()) {
    if (id % 50_000 === 0) say(`folding names, ${Math.round((100 * id) / places.length)} %`);
    const mainNames = new Set([foldName(place.name), foldName(place.asciiName)]);
    for (const name of new Set([...mainNames, ...place.alternateNames.map(foldName)])) {
      if (name === '' || name.length > longestName) continue;
      const sense = senseOf(id, place, name, mainNames);
      const others = senses.get(name);
      if (others) others.push(sense);
      else senses.set(name, [sense]);
    }
  }
  return senses;
};

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Lays the places out as the columns of the file. Throws if one has a time zone that this Node does not know. */
export const tabulate = (places: readonly GeoName[], stamp: string, say: (text: string) => void): PlaceTables => {
  const countries = numbered(places.map((place) => place.country));
  const zones = numbered(places.map((place) => place.timeZone));
  const unknown = zones.list.filter((zone) => !isTimeZone(zone));
  if (unknown.length > 0)
    throw new Error(`this Node does not know the time zones ${unknown.join(', ')}: use a newer one`);
  if (countries.list.length > 256) throw new Error('more than 256 countries do not fit a byte: widen the column');

  const senses = sensesByName(places, say);
  say(`sorting ${senses.size} names`);
  // One character a byte sorts as the bytes do, and much faster than comparing buffers.
  const sorted = [...senses].map(([name, list]) => ({ bytes: Buffer.from(name).toString('latin1'), list }));
  sorted.sort((a, b) => (a.bytes < b.bytes ? -1 : 1));
  const namePlaces = new Uint32Array(sorted.length);
  const sharedNames: number[] = [];
  for (const [i, { list }] of sorted.entries()) {
    const [only] = list;
    if (list.length === 1 && only) namePlaces[i] = only.place;
    else {
      namePlaces[i] = sharedFlag + sharedNames.length;
      sharedNames.push(list.length, ...byMeaning(list).map(({ place }) => place));
    }
  }
  const names = joined(sorted.map(({ bytes }) => Buffer.from(bytes, 'latin1')));
  const titles = joined(places.map((place) => Buffer.from(place.name)));
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
  };
};
