import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, cellsInBox, cellsWithin, lonKey } from '../../functions/domain/geo/cells.ts';
import type { Point } from '../../functions/domain/geo/distance.ts';
import type { Area } from '../../functions/domain/search/criteria.ts';
import { distanceIn } from '../../functions/domain/search/facts.ts';
import { longitudeRange } from '../../functions/domain/search/longitude-range.ts';
import { judgeSearchedStay } from '../../functions/domain/search/stay.ts';
import { hotelWords, isMisspelt, matchWords, wordsOf } from '../../functions/domain/search/words.ts';
import { aHotel } from '../support/search-world.ts';

describe('the words of a search', () => {
  it.each([
    ['plazza', 'plaza', true],
    ['palza', 'plaza', true],
    ['plama', 'plaza', true],
    ['plzaa', 'plaza', true],
    ['grandd', 'grand', true],
    ['plaza', 'grand', false],
    ['glaza', 'plaza', false],
    ['pzlaa', 'plaza', false],
    ['plxyza', 'plaza', false],
    ['plza', 'plaza', false],
  ])('forgive one wrong letter behind the first in a word of five: %s for %s is %s', (typed, meant, forgiven) => {
    expect(isMisspelt(typed, meant)).toBe(forgiven);
  });

  const hotel = aHotel('1', {
    name: 'Grand Hôtel São João',
    city: 'Köln',
    amenities: ['free_wifi', 'pool'],
    description: 'Quiet rooms by the cathedral.',
  });
  const known = hotelWords(hotel, () => ['cologne', 'colonia']);
  const match = (text: string) => matchWords(wordsOf(text), known);

  it('each begin a word of the name, the city by any name, an amenity or the description, without accents or case', () => {
    expect(match('GRAND hotel')).toBeGreaterThan(0);
    expect(match('sao joa')).toBeGreaterThan(0);
    expect(match('koln wifi')).toBeGreaterThan(0);
    expect(match('grand colog quiet')).toBeGreaterThan(0);
    expect(match('cathedrall')).toBeGreaterThan(0);
    expect(match('rand')).toBeUndefined();
    expect(match('grand berlin')).toBeUndefined();
  });

  it('count more in the name than in the city, there more than among amenities, least in the description, and whole more than begun', () => {
    const order = ['grand', 'gran', 'koln', 'kol', 'pool', 'poo', 'quiet', 'qui'].map((text) => match(text) ?? 0);
    expect(order).toEqual([...order].sort((one, other) => other - one));
    expect(new Set(order).size).toBe(order.length);
  });

  it('count less in the description than anywhere else, even misspelt there: where it has not been read, nothing changes', () => {
    const unread = hotelWords({ ...hotel, description: '' }, () => ['cologne']);
    const all = { ...unread, description: wordsOf('grand koln wifi grandd kolnn freee') };
    for (const text of ['grandd', 'colognee', 'freee', 'grand koln']) {
      expect(matchWords(wordsOf(text), unread) ?? 0).toBeGreaterThan(0.125);
      expect(matchWords(wordsOf(text), all)).toBe(matchWords(wordsOf(text), unread));
    }
  });

  it('are cut where a script leaves no spaces', () => {
    expect(wordsOf('東京駅の静かな庭園ホテル')).toEqual(expect.arrayContaining(['庭園', 'ホテル']));
    expect(wordsOf('โรงแรมในกรุงเทพ').length).toBeGreaterThan(1);
    expect(wordsOf('Grand Hotel')).toEqual(['grand', 'hotel']);
  });

  it('are none in a text of signs alone, which then fits every hotel', () => {
    expect(wordsOf('🏨'.repeat(100))).toEqual([]);
    expect(wordsOf('"* OR 1=1 -- AND (')).toEqual(['or', '1', 'and']);
    expect(match('🏨')).toBe(1);
  });
});

describe('a stay searched for', () => {
  const now = '2026-11-22T11:30:00.000Z';
  const judge = (checkIn: string, checkOut: string, at = now) =>
    judgeSearchedStay({ checkIn, checkOut }, { now: at, horizonMonths: 18, maxNights: 30 })?.pointer;

  it('is past once its check-in is past everywhere on earth', () => {
    expect(judge('2026-11-21', '2026-11-23')).toBeUndefined();
    expect(judge('2026-11-21', '2026-11-23', '2026-11-22T12:00:00.000Z')).toBe('/checkIn');
  });

  it('is too far once its last night is beyond the horizon of the earliest day on earth', () => {
    // 01:30 on the 23rd in Kiritimati, 23:59 on the 22nd an hour and a half before.
    expect(judge('2028-05-23', '2028-05-24')).toBeUndefined();
    expect(judge('2028-05-24', '2028-05-25')).toBe('/checkOut');
    expect(judge('2028-05-23', '2028-05-24', '2026-11-22T09:59:00.000Z')).toBe('/checkOut');
  });

  it('has at least one night and at most as many as allowed', () => {
    expect(judge('2026-12-01', '2026-12-01')).toBe('/checkOut');
    expect(judge('2026-12-02', '2026-12-01')).toBe('/checkOut');
    expect(judge('2026-12-01', '2026-12-31')).toBeUndefined();
    expect(judge('2026-12-01', '2027-01-01')).toBe('/checkOut');
  });
});

type PlacedArea = Exclude<Area, { kind: 'anywhere' }>;

/** Whether the point's cell is read where the point lies. */
const isRead = (area: Area, { latitude, longitude }: Point): boolean => {
  const range = longitudeRange(area, cellOf(latitude, longitude));
  return range === undefined || (lonKey(longitude) >= range.from && lonKey(longitude) <= range.to);
};

describe('the part of a cell that is read', () => {
  const degree = (span: number) => fc.double({ min: -span, max: span, noNaN: true });
  const aPoint = fc.oneof(
    fc.record({ latitude: degree(90), longitude: degree(180) }),
    fc.record({
      latitude: fc.constantFrom(89.9, -89.9, 0, 60),
      longitude: fc.constantFrom(180, -180, 179.99, -179.99),
    }),
  );
  const anArea: fc.Arbitrary<PlacedArea> = fc.oneof(
    fc.record({
      kind: fc.constant('around' as const),
      centre: aPoint,
      radiusKm: fc.double({ min: 0.01, max: 500, noNaN: true }),
    }),
    fc.tuple(aPoint, fc.double({ min: 0, max: 3 }), fc.double({ min: 0, max: 9 })).map(([centre, high, wide]) => ({
      kind: 'box' as const,
      box: {
        north: Math.min(90, centre.latitude + high),
        south: centre.latitude,
        west: centre.longitude,
        east: ((centre.longitude + wide + 540) % 360) - 180,
      },
    })),
  );

  const cellsOf = (area: PlacedArea) =>
    area.kind === 'box'
      ? cellsInBox(area.box)
      : cellsWithin(area.centre.latitude, area.centre.longitude, area.radiusKm);

  it('is a range that can be read', () => {
    fc.assert(
      fc.property(anArea, (area) => {
        const ranges = cellsOf(area).map((cell) => longitudeRange(area, cell));
        expect(ranges.filter((range) => range !== undefined && range.from > range.to)).toEqual([]);
      }),
    );
  });

  it('holds every hotel of the area', () => {
    const offset = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(anArea, fc.array(fc.tuple(offset, offset), { maxLength: 20 }), (area, offsets) => {
        const at = area.kind === 'around' ? area.centre : { latitude: area.box.south, longitude: area.box.west };
        const missed = offsets
          .map(([north, east]) => ({
            latitude: Math.max(-90, Math.min(90, at.latitude + north * 4)),
            longitude: ((((at.longitude + east * 10 + 540) % 360) + 360) % 360) - 180,
          }))
          .filter((point) => distanceIn(area, point) !== undefined && !isRead(area, point));
        expect(missed).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is less than the whole cell for a small circle', () => {
    const centre = { latitude: 38.7167, longitude: -9.1333 };
    const range = longitudeRange({ kind: 'around', centre, radiusKm: 5 }, cellOf(centre.latitude, centre.longitude));
    expect(Number(range?.to) - Number(range?.from)).toBeLessThan(12_000);
  });
});
