import { describe, expect, it } from 'vitest';
import { clipRing, thinned } from '../../functions/domain/geo/clip.ts';
import { cellOf } from '../../functions/domain/geo/map-cell.ts';
import { cellFor } from '../../web/src/lib/map-cell.ts';
import { kmPerDegree } from '../../web/src/lib/project.ts';

const frame = { left: 0, right: 10, bottom: 0, top: 10 };
const area = (ring: readonly number[]): number => {
  let sum = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    sum += (ring[at] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[at + 1] ?? 0);
  }
  return Math.abs(sum) / 2;
};

describe('land cut to a frame', () => {
  it('stays as it is where it lies inside', () => {
    const ring = [1, 1, 4, 1, 4, 4];
    expect(clipRing(ring, frame)).toEqual(ring);
  });

  it('is nothing where it lies outside', () => {
    expect(clipRing([20, 20, 30, 20, 30, 30], frame)).toEqual([]);
  });

  it('is cut at the edge, and keeps the area it has inside', () => {
    expect(area(clipRing([-5, 2, 5, 2, 5, 8, -5, 8], frame))).toBe(30);
  });

  it('fills the frame where the frame lies in it', () => {
    expect(area(clipRing([-50, -50, 50, -50, 50, 50, -50, 50], frame))).toBe(100);
  });

  it('loses points that are too close to be seen, and no ring becomes a line', () => {
    expect(thinned([0, 0, 0.1, 0, 5, 0, 5, 5], 1)).toEqual([0, 0, 5, 0, 5, 5]);
    expect(thinned([0, 0, 0.1, 0, 0.1, 0.1], 1)).toEqual([]);
  });
});

describe('a cell of the map', () => {
  it('has a name with level, row and column; nothing else is a cell', () => {
    expect(cellOf('0_258_-61')?.box).toMatchObject({ north: 39, south: 38.4 });
    for (const name of ['3_0_0', '0_0', '0_9999_0', '2_40_0', '0_0_1300', 'x', '0_0_0_0'])
      expect(cellOf(name), name).toBeUndefined();
  });

  it('crosses the date line', () => {
    const box = cellOf('1_-30_300')?.box;
    expect(box?.west).toBeGreaterThan(box?.east ?? 0);
  });

  it.each([
    [38.7, -9.13, 3],
    [64.1, -21.9, 12],
    [-36.85, 174.76, 30],
    [1.3, 103.8, 55],
    [-17.8, 177.4, 1],
  ])('named by the app for %s, %s holds a view of %s km', (latitude, longitude, radiusKm) => {
    const view = { centre: { latitude, longitude }, radiusKm, width: 400, height: 900 };
    const box = cellOf(cellFor(view))?.box ?? { north: 0, south: 0, east: 0, west: 0 };
    const tall = (radiusKm * 900) / 400 / kmPerDegree;
    expect(box.north).toBeGreaterThan(latitude + tall);
    expect(box.south).toBeLessThan(latitude - tall);
    const wide = radiusKm / kmPerDegree / Math.cos((latitude * Math.PI) / 180);
    const eastward = (to: number, from: number): number => (((to - from) % 360) + 360) % 360;
    expect(eastward(box.east, longitude)).toBeGreaterThan(wide);
    expect(eastward(longitude, box.west)).toBeGreaterThan(wide);
  });
});
