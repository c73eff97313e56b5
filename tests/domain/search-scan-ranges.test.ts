import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centreOf } from '../../functions/domain/geo/box.ts';
import { cellOf, cellsInBox, cellsWithin, lonKey, type NearCell } from '../../functions/domain/geo/cells.ts';
import { distanceKm, normalLongitude, type Point } from '../../functions/domain/geo/distance.ts';
import type { Area } from '../../functions/domain/search/criteria.ts';
import { distanceIn } from '../../functions/domain/search/facts.ts';
import { beyond, type ScanRange, scanRangesOf } from '../../functions/domain/search/scan-ranges.ts';

type Placed = Exclude<Area, { kind: 'anywhere' }>;

const latitude = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -90, max: 90, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(-90, 90, 0, 89.9, -89.75, 0.25, 38.7167) },
);
const longitude = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -180, max: 180, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(-180, 180, 0, 179.99999, -179.99999, 2) },
);
const aCircle = fc
  .record({ latitude, longitude, radiusKm: fc.double({ min: 0.1, max: 500, noNaN: true }) })
  .map(({ radiusKm, ...centre }): Placed => ({ kind: 'around', centre, radiusKm }));
const aBox = fc
  .record({
    south: latitude,
    height: fc.double({ min: 0, max: 5, noNaN: true }),
    west: longitude,
    width: fc.double({ min: 0, max: 9, noNaN: true }),
  })
  .map(({ south, height, west, width }): Placed => {
    const east = west + width;
    return {
      kind: 'box',
      box: { south, north: Math.min(90, south + height), west, east: east > 180 ? east - 360 : east },
    };
  });
/** Beside the middle of the area, in degrees; near the poles half the way round. */
const aStep = fc.record({
  north: fc.double({ min: -4, max: 4, noNaN: true }),
  east: fc.oneof(fc.double({ min: -8, max: 8, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true })),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });

const middleOf = (area: Placed): Point => (area.kind === 'box' ? centreOf(area.box) : area.centre);
const cellsOf = (area: Placed): NearCell[] =>
  area.kind === 'box' ? cellsInBox(area.box) : cellsWithin(area.centre.latitude, area.centre.longitude, area.radiusKm);

const beside = (middle: Point, { north, east }: { north: number; east: number }): Point => ({
  latitude: Math.max(-90, Math.min(90, middle.latitude + north)),
  longitude: normalLongitude(middle.longitude + east),
});

/** The scanRanges whose keys the place's key is among. */
const scanRangesWith = (area: Placed, place: Point): ScanRange[] => {
  const home = cellOf(place.latitude, place.longitude);
  return cellsOf(area)
    .filter(({ row, column }) => row === home.row && column === home.column)
    .flatMap((cell) => scanRangesOf(area, cell))
    .filter((scanRange) => hasKey(scanRange, place));
};
const hasKey = ({ from, to }: ScanRange, { longitude }: Point): boolean =>
  from <= lonKey(longitude) && lonKey(longitude) <= to;

/** What is left of a scanRange when so large a share of its keys has been passed. */
const readInPart = (area: Placed, scanRange: ScanRange, part: number): ScanRange[] => {
  const [from, to] = [Number(scanRange.from), Math.min(Number(scanRange.to), 36_000_000)];
  const passed = Math.round(part * (to - from));
  const reached = scanRange.outward === 'east' ? from + passed : to - passed;
  return beyond(area, scanRange, String(reached).padStart(8, '0'));
};

describe('the scanRanges of a search', () => {
  it('hold every place of the area once, none nearer than a scanRange says, however far it has been read', () => {
    let inside = 0;
    fc.assert(
      fc.property(fc.oneof(aCircle, aBox), aStep, share, (area, step, read) => {
        const middle = middleOf(area);
        const place = beside(middle, step);
        if (distanceIn(area, place) === undefined) return;
        inside += 1;
        const holding = scanRangesWith(area, place);
        expect(holding).toHaveLength(1);
        for (const scanRange of holding) {
          const km = distanceKm(middle, place);
          expect(scanRange.leastKm).toBeLessThanOrEqual(km);
          const left = readInPart(area, scanRange, read);
          for (const { leastKm } of left) expect(leastKm).toBeGreaterThanOrEqual(scanRange.leastKm);
          const ahead = left.filter((each) => hasKey(each, place));
          expect(ahead.length).toBeLessThanOrEqual(1);
          for (const { leastKm } of ahead) expect(leastKm).toBeLessThanOrEqual(km);
          if (read === 0) expect(ahead).toHaveLength(1);
        }
      }),
      { numRuns: 3000 },
    );
    expect(inside).toBeGreaterThan(100);
  });

  it('are two in the cell of the middle, each read from its meridian', () => {
    const area: Area = { kind: 'around', centre: { latitude: 38.7167, longitude: -9.1333 }, radiusKm: 50 };
    const home = cellOf(38.7167, -9.1333);
    const north = scanRangesOf(area, { ...home, row: home.row + 1, leastKm: 4 });
    expect(north.map(({ outward }) => outward)).toEqual(['east']);
    // One that turns out to have more than a page is cut there too.
    expect(north.flatMap((scanRange) => beyond(area, scanRange, scanRange.from)).map(({ outward }) => outward)).toEqual(
      ['east', 'west'],
    );
    const scanRanges = scanRangesOf(area, { ...home, leastKm: 0 });
    expect(scanRanges.map(({ outward, leastKm }) => [outward, leastKm])).toEqual([
      ['east', 0],
      ['west', 0],
    ]);
    const [east] = scanRanges;
    // A tenth of a degree farther east, 8.7 km.
    expect(east && beyond(area, east, lonKey(-9.0333)).map(({ leastKm }) => leastKm)).toEqual([
      expect.closeTo(8.68, 1),
    ]);
  });
});
