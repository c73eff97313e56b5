import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePlaces, readPlaces } from '../../../functions/adapters/places/asset.ts';
import { openNames } from '../../../functions/adapters/places/names.ts';
import { openPlaces } from '../../../functions/adapters/places/open-places.ts';
import { closeSpellings } from '../../../functions/adapters/places/spelling.ts';
import type { GeoName } from '../../../scripts/generate/places/geonames.ts';
import { tabulate } from '../../../scripts/generate/places/tabulate.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spelling-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const village = (name: string, id: number, more: Partial<GeoName> = {}): GeoName => ({
  id,
  name,
  asciiName: name,
  alternateNames: [],
  latitude: 0,
  longitude: id / 1000,
  feature: 'PPL',
  country: 'FR',
  population: 1000 - id,
  timeZone: 'Europe/Paris',
  ...more,
});

const noLand = { landPoints: new Int32Array(), landRings: new Uint32Array(1) };

const fileOf = (places: readonly GeoName[]): string => {
  const file = join(folder, 'places.bin');
  writeFileSync(file, encodePlaces(tabulate(places, noLand, 'test', () => {})));
  return file;
};

/** The textbook table, whole, over code points: letters added, dropped, replaced, neighbours swapped. */
const slips = (one: string, other: string): number => {
  const [a, b] = [[...one], [...other]];
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(i - 2, j - 2) + 1 : replaced;
      rows[i]?.push(Math.min(replaced, swapped, cell(i - 1, j) + 1, cell(i, j - 1) + 1));
    }
  }
  return cell(a.length, b.length);
};

describe('the close spellings of a word', () => {
  it('are those that comparing it with every name finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'д', 'ж', '東', '𠀀'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 60 }), word, (known, query) => {
        const names = openNames(readPlaces(fileOf(known.map((name, id) => village(name, id)))));
        const found = new Map<string, number>();
        closeSpellings(names, query, (name, count) => found.set(names.text(name), count));
        const letters = [...query].length;
        const allowed = letters < 3 ? -1 : letters < 5 ? 1 : 2;
        const wanted = known.map((name): [string, number] => [name, slips(name, query)]);
        expect(found).toEqual(new Map(wanted.filter(([, count]) => count <= allowed)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a name shared by places', () => {
  it('means a capital before a far larger place with it as a spelling', () => {
    const places = openPlaces(
      fileOf([
        village('Delhi', 1, { alternateNames: ['Dili'], population: 10_000_000 }),
        village('Dili', 2, { feature: 'PPLC', country: 'TL', population: 150_000 }),
      ]),
    );
    expect(places.resolve('dili')?.country).toBe('TL');
    expect(places.resolve('dili, FR')?.name).toBe('Delhi');
  });

  it('means the larger of two places that both bear it, whichever is a capital', () => {
    const places = openPlaces(
      fileOf([
        village('San José', 1, { country: 'CR', feature: 'PPLC', population: 300_000 }),
        village('San Jose', 2, { country: 'US', population: 1_000_000 }),
      ]),
    );
    expect(places.resolve('san josé')?.country).toBe('US');
  });

  it('cannot be too long, too short or in too many places', () => {
    const places = openPlaces(fileOf([village('x'.repeat(121), 1), village('Y', 2), village('Y', 3), village('Y', 4)]));
    expect(places.resolve('x'.repeat(121))).toBeUndefined();
    expect(places.largest(1)[0]?.name).toBe('x'.repeat(121));
    expect(places.complete('y', 10)).toHaveLength(3);
  });
});
