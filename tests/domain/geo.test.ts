import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAround, boxWithin, centreOf, inBox, widthOf } from '../../functions/domain/geo/box.ts';
import {
  cellKey,
  cellNumber,
  cellOf,
  cellsInBox,
  cellsWithin,
  columnsOf,
  lonKey,
  type NearCell,
} from '../../functions/domain/geo/cells.ts';
import { distanceKm, EARTH_RADIUS_KM, FARTHEST_KM, type Point } from '../../functions/domain/geo/distance.ts';

const latitude = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -90, max: 90, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(-90, 90, 0, 89.999, -89.75, 0.25, 51.5) },
);
const longitude = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -180, max: 180, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(-180, 180, 0, 179.99999, -179.99999, 2) },
);
const aPoint: fc.Arbitrary<Point> = fc.record({ latitude, longitude });
const aRadius = fc.double({ min: 0.1, max: 500, noNaN: true });

/** The point so many kilometres from another in a direction: how a random point near a centre is made. */
function walked(from: Point, km: number, bearing: number): Point {
  const angle = km / EARTH_RADIUS_KM;
  const phi = (from.latitude * Math.PI) / 180;
  const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing);
  const there = Math.asin(Math.max(-1, Math.min(1, sine)));
  const east = Math.atan2(
    Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
    Math.cos(angle) - Math.sin(phi) * Math.sin(there),
  );
  const turned = from.longitude + (east * 180) / Math.PI;
  const normal = turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned;
  return { latitude: (there * 180) / Math.PI, longitude: normal };
}

const found = (cells: readonly NearCell[], point: Point): NearCell | undefined => {
  const home = cellOf(point.latitude, point.longitude);
  return cells.find((cell) => cell.row === home.row && cell.column === home.column);
};

describe('the distance of two places', () => {
  const lisbon = { latitude: 38.7223, longitude: -9.1393 };

  it('is that along the great circle', () => {
    expect(distanceKm(lisbon, { latitude: 40.4168, longitude: -3.7038 })).toBeCloseTo(502.5, 0);
    expect(distanceKm({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.195, 2);
    expect(distanceKm({ latitude: 89.9, longitude: 0 }, { latitude: 89.9, longitude: 180 })).toBeCloseTo(22.239, 2);
    expect(distanceKm({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 7 })).toBeCloseTo(FARTHEST_KM, 6);
    expect(distanceKm(lisbon, lisbon)).toBe(0);
  });

  it('is the same both ways, never longer than half the earth, and none by a detour', () => {
    fc.assert(
      fc.property(aPoint, aPoint, aPoint, (one, other, third) => {
        const there = distanceKm(one, other);
        expect(distanceKm(other, one)).toBeCloseTo(there, there < 1000 ? 6 : 3);
        expect(there).toBeLessThanOrEqual(FARTHEST_KM);
        expect(there).toBeLessThanOrEqual(distanceKm(one, third) + distanceKm(third, other) + 1e-3);
      }),
    );
  });
});

describe('the cells of the globe', () => {
  it('are two degrees wide at the equator and one round the pole', () => {
    expect(columnsOf(360)).toBe(180);
    expect(columnsOf(359)).toBe(180);
    expect(columnsOf(600)).toBe(90);
    expect(columnsOf(0)).toBe(1);
    expect(columnsOf(719)).toBe(1);
  });

  it('are numbered from south to north, and in a row from west to east', () => {
    fc.assert(
      fc.property(aPoint, aPoint, (one, other) => {
        const [a, b] = [cellOf(one.latitude, one.longitude), cellOf(other.latitude, other.longitude)];
        expect(Math.sign(cellNumber(a) - cellNumber(b))).toBe(Math.sign(a.row - b.row || a.column - b.column));
      }),
    );
  });

  it('name every point once, 180 degrees as -180', () => {
    expect(cellKey(cellOf(0, 0))).toBe('r360c90');
    expect(cellOf(10, 180)).toEqual(cellOf(10, -180));
    expect(cellOf(90, 33)).toEqual({ row: 719, column: 0 });
    expect(cellOf(-90, 33)).toEqual({ row: 0, column: 0 });
    fc.assert(
      fc.property(aPoint, (point) => {
        const { row, column } = cellOf(point.latitude, point.longitude);
        expect(row >= 0 && row < 720 && column >= 0 && column < columnsOf(row)).toBe(true);
      }),
    );
  });

  it('sort their longitudes from west to east as text', () => {
    expect(lonKey(-180)).toBe('00000000');
    expect(lonKey(180)).toBe('00000000');
    expect(lonKey(-9.1393)).toBe('17086070');
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 179.999, noNaN: true }),
        fc.double({ min: -180, max: 179.999, noNaN: true }),
        (one, other) => {
          expect(lonKey(one)).toHaveLength(8);
          if (one <= other) expect(lonKey(one) <= lonKey(other)).toBe(true);
        },
      ),
    );
  });
});

describe('a search round a place', () => {
  it('lists the cell of every point within its radius, no farther than the point itself', () => {
    const spot = fc.tuple(
      aPoint,
      aRadius,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 7, noNaN: true }),
    );
    fc.assert(
      fc.property(spot, ([centre, radius, share, bearing]) => {
        const point = walked(centre, radius * share, bearing);
        const km = distanceKm(centre, point);
        fc.pre(km <= radius);
        const cell = found(cellsWithin(centre.latitude, centre.longitude, radius), point);
        expect(cell).toBeDefined();
        expect(cell?.leastKm).toBeLessThanOrEqual(km);
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees with a count over a whole world of points near the pole, the date line and anywhere', () => {
    const world = fc.sample(aPoint, { numRuns: 3000, seed: 7 });
    for (const centre of fc.sample(aPoint, { numRuns: 40, seed: 8 })) {
      const cells = cellsWithin(centre.latitude, centre.longitude, 500);
      const near = world.filter((point) => distanceKm(centre, point) <= 500);
      expect(near.filter((point) => found(cells, point) === undefined)).toEqual([]);
    }
  });

  it('lists no cell twice, none beyond its radius, the nearest first', () => {
    fc.assert(
      fc.property(aPoint, aRadius, (centre, radius) => {
        const cells = cellsWithin(centre.latitude, centre.longitude, radius);
        expect(new Set(cells.map(cellKey)).size).toBe(cells.length);
        expect(cells.map((cell) => cell.leastKm)).toEqual(cells.map((cell) => cell.leastKm).toSorted((a, b) => a - b));
        expect(cells.every((cell) => cell.leastKm <= radius)).toBe(true);
        expect(cells[0]?.leastKm).toBe(0);
      }),
    );
  });

  it('of 50 km reads few cells anywhere', () => {
    fc.assert(
      fc.property(aPoint, (centre) => {
        expect(cellsWithin(centre.latitude, centre.longitude, 50).length).toBeLessThanOrEqual(15);
      }),
    );
  });

  it('of the whole earth reads every cell', () => {
    const all = Array.from({ length: 720 }, (_, row) => columnsOf(row)).reduce((sum, columns) => sum + columns, 0);
    expect(cellsWithin(12, 34, FARTHEST_KM)).toHaveLength(all);
  });
});

describe('the boxes of a circle', () => {
  const slack = 1e-6;
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('hold every place of it, however near a pole or the date line', () => {
    fc.assert(
      fc.property(aPoint, aRadius, share, share, (centre, km, part, turn) => {
        const there = walked(centre, km * part, turn * 2 * Math.PI);
        expect(inBox(boxAround(centre, km + slack), there)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('and the inner one no place outside, though it holds the better part of the circle', () => {
    fc.assert(
      fc.property(aPoint, aRadius, share, share, (centre, km, northward, eastward) => {
        const box = boxWithin(centre, km);
        if (box === null) {
          expect(Math.abs(centre.latitude)).toBeGreaterThan(86);
          return;
        }
        const there = {
          latitude: box.south + northward * (box.north - box.south),
          longitude: ((box.west + eastward * widthOf(box) + 540) % 360) - 180,
        };
        expect(distanceKm(centre, there)).toBeLessThanOrEqual(km + slack);
        if (Math.abs(centre.latitude) < 70) {
          const corner = distanceKm(centre, { latitude: box.south, longitude: box.east });
          expect(corner).toBeGreaterThan(0.8 * km);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a search in a box', () => {
  const aBox = fc
    .tuple(latitude, latitude, longitude, longitude)
    .map(([one, other, west, east]) => ({ south: Math.min(one, other), north: Math.max(one, other), west, east }));

  it('lies across the date line where west is east of east', () => {
    const fiji = { south: -20, north: -15, west: 177, east: -178 };
    expect(inBox(fiji, { latitude: -17, longitude: 180 })).toBe(true);
    expect(inBox(fiji, { latitude: -17, longitude: -179 })).toBe(true);
    expect(inBox(fiji, { latitude: -17, longitude: 0 })).toBe(false);
    expect(inBox(fiji, { latitude: -14, longitude: 178 })).toBe(false);
    expect(centreOf(fiji)).toEqual({ latitude: -17.5, longitude: 179.5 });
    expect(cellsInBox(fiji).length).toBeLessThan(21 * 5);
  });

  it('holds its own edges, -180 and 180 being one', () => {
    const pacific = { south: -10, north: 10, west: 170, east: 180 };
    expect(inBox(pacific, { latitude: 10, longitude: -180 })).toBe(true);
    expect(found(cellsInBox(pacific), { latitude: 1, longitude: -180 })).toBeDefined();
    const all = { south: -90, north: 90, west: -180, east: 180 };
    expect(cellsInBox(all)).toHaveLength(cellsWithin(0, 0, FARTHEST_KM).length);
  });

  it('lists the cell of every point in it, once, no farther from its centre than the point', () => {
    const inside = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(aBox, inside, inside, (box, north, east) => {
        const width = box.east < box.west ? box.east - box.west + 360 : box.east - box.west;
        const turned = box.west + width * east;
        const point = {
          latitude: Math.min(box.north, box.south + (box.north - box.south) * north),
          longitude: turned > 180 ? turned - 360 : turned,
        };
        fc.pre(inBox(box, point));
        const cells = cellsInBox(box);
        const cell = found(cells, point);
        expect(cell).toBeDefined();
        expect(cell?.leastKm).toBeLessThanOrEqual(distanceKm(centreOf(box), point));
        expect(new Set(cells.map(cellKey)).size).toBe(cells.length);
      }),
      { numRuns: 150 },
    );
  });
});
