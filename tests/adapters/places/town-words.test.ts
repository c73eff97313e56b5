import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { lazyTownWords } from '../../../functions/adapters/places/lazy-towns.ts';
import { openPlaces } from '../../../functions/adapters/places/open-places.ts';
import type { Place, Places } from '../../../functions/adapters/places/place.ts';
import { foldName } from '../../../functions/domain/reference/fold.ts';

const file = 'dist/assets/places.bin';
let places: Places;
beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/generate/places.ts', file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  places = openPlaces(file);
});

const hotelIn = ({ name, country, latitude, longitude }: Place) => ({ city: name, country, latitude, longitude });

describe('the words of a town’s names', () => {
  it('are those of all its languages, by whichever of them a hotel calls it', () => {
    const lisbon = { country: 'PT', latitude: 38.72, longitude: -9.14 };
    const words = places.townWords({ ...lisbon, city: 'Lisbon' });
    expect(words).toEqual(expect.arrayContaining(['lisboa', 'lissabon', 'лиссабон']));
    expect(new Set(places.townWords({ ...lisbon, city: 'LISBOA' }))).toEqual(new Set(words));
  });

  it('are those of the place of that name and country nearest to the hotel', () => {
    const there = { city: 'Valencia', country: 'ES', latitude: 39.47, longitude: -0.38 };
    expect(places.townWords(there)).toContain('valence');
    // In another country, too far from any, or of no name: nobody knows it.
    expect(places.townWords({ ...there, country: 'VE' })).toEqual([]);
    expect(places.townWords({ ...there, latitude: 45 })).toEqual([]);
    expect(places.townWords({ ...there, city: 'Nowhere in particular' })).toEqual([]);
  });

  it('of the 1,000 largest are as many as the file has', () => {
    const largest = places.largest(1000);
    const words = largest.map((place) => places.townWords(hotelIn(place)));
    expect(words.every((each) => each.length > 0)).toBe(true);
    for (const place of largest.slice(0, 20)) {
      const names = places.aliases(place).flatMap((name) => name.split(' '));
      expect(new Set(places.townWords(hotelIn(place)))).toEqual(
        new Set([...names, ...foldName(place.name).split(' ')]),
      );
    }
  });

  it('are none without a file, and of one read once where it is named', () => {
    const hotel = { city: 'Lisbon', country: 'PT', latitude: 38.72, longitude: -9.14 };
    expect(lazyTownWords('')(hotel)).toEqual([]);
    expect(lazyTownWords(file)(hotel)).toContain('lisboa');
    expect(lazyTownWords(file)(hotel)).toBe(lazyTownWords(file)(hotel));
  });
});
