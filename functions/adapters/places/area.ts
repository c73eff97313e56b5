import { type Box, inBox, widthOf } from '../../domain/geo/box.ts';
import { clipRing, type Flat, type Frame, thinned } from '../../domain/geo/clip.ts';
import type { Areas } from '../../usecases/ports/areas.ts';
import { degree, type PlaceTables } from './asset.ts';
import type { Place } from './place.ts';

type Land = Pick<PlaceTables, 'landPoints' | 'landRings'>;

/** The frame a ring lies in, in hundred-thousandths of a degree. */
const frameOf = (points: Int32Array): Frame => {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return { left, right, bottom, top };
};

const overlap = (one: Frame, other: Frame): boolean =>
  one.left < other.right && one.right > other.left && one.bottom < other.top && one.top > other.bottom;

/** The box flat, and again a turn of the earth to either side: land ends at the date line, a box may cross it. */
const framesOf = (box: Box): readonly { readonly frame: Frame; readonly turn: number }[] =>
  [-360, 0, 360].map((turn) => ({
    turn: turn * degree,
    frame: {
      left: (box.west + turn) * degree,
      right: (box.west + widthOf(box) + turn) * degree,
      bottom: box.south * degree,
      top: box.north * degree,
    },
  }));

/** How many points a side of a box is fine enough for. */
const POINTS_A_SIDE = 600;

const openLand = ({ landPoints, landRings }: Land): ((box: Box) => Flat[]) => {
  const rings = Array.from(landRings.subarray(1), (end, index) => landPoints.subarray(landRings[index], end));
  const frames = rings.map(frameOf);
  return (box) => {
    const step = ((box.north - box.south) * degree) / POINTS_A_SIDE;
    return framesOf(box).flatMap(({ frame, turn }) =>
      rings.flatMap((ring, index) => {
        const around = frames[index];
        if (around === undefined || !overlap(around, frame)) return [];
        const kept = thinned(clipRing([...ring], frame), step);
        return kept.length === 0 ? [] : [kept.map((each, at) => (at % 2 === 0 ? each - turn : each) / degree)];
      }),
    );
  };
};

/** The places and the land of a file of places. */
export const openAreas = (tables: PlaceTables, place: (id: number) => Place): Areas => {
  let land: ((box: Box) => Flat[]) | undefined;
  return {
    land(box) {
      land ??= openLand(tables);
      return land(box);
    },
    // A lower id is a larger place, so the largest are found first.
    largestIn(box, limit) {
      const found: Place[] = [];
      for (let id = 0; id < tables.zones.length && found.length < limit; id += 1) {
        const latitude = (tables.latitudes[id] ?? 0) / degree;
        if (latitude < box.south || latitude > box.north) continue;
        if (inBox(box, { latitude, longitude: (tables.longitudes[id] ?? 0) / degree })) found.push(place(id));
      }
      return found;
    },
  };
};
