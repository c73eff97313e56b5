import { type Box, boxAround, boxWithin, centreOf, widthOf } from '../../../domain/geo/box.ts';
import { normalLongitude, type Point, radians } from '../../../domain/geo/distance.ts';
import type { Area } from '../../../domain/search/criteria.ts';
import { all, type Clause, type Params, scripted } from './clauses.ts';
import { scripts } from './painless.ts';
import { listOf } from './script-params.ts';

/** OpenSearch keeps places to a centimetre: so near the edge, the exact place decides. */
const EDGE_KM = 0.05;

/** What distances are measured from; undefined where there is nothing. */
export const middleOf = (area: Area): Point | undefined => {
  if (area.kind === 'anywhere') return undefined;
  return area.kind === 'box' ? centreOf(area.box) : area.centre;
};

/** A place as scripts measure from it. */
export const placeParams = (point: Point): Params => ({
  place: listOf('place', { ...point, cosine: Math.cos(radians(point.latitude)) }),
});

const box = ({ north, south, east, west }: Box): Clause => ({
  geo_bounding_box: { location: { top: north, left: west, bottom: south, right: east } },
});

/**
 * A circle as two boxes: of those in the outer one that are not in the inner one, the exact place decides. A circle's own
 * query costs a millisecond before it has looked at a hotel.
 */
const aroundFilter = (centre: Point, radiusKm: number): Clause => {
  const exact = scripted(scripts.near, { ...placeParams(centre), radiusKm });
  const outer = all([box(boxAround(centre, radiusKm + EDGE_KM)), exact]);
  const inner = radiusKm > EDGE_KM ? boxWithin(centre, radiusKm - EDGE_KM) : null;
  return inner === null ? outer : { bool: { should: [box(inner), outer], minimum_should_match: 1 } };
};

/** Hotels of the area. */
export const areaFilter = (area: Area): Clause[] => {
  if (area.kind === 'anywhere') return [];
  if (area.kind === 'around') return [aroundFilter(area.centre, area.radiusKm)];
  const { north, south, east, west } = area.box;
  const latitude = { range: { latitude: { gte: south, lte: north } } };
  const width = widthOf(area.box);
  if (width >= 360) return [latitude];
  const start = normalLongitude(west);
  const end = start + width;
  const stretches: Clause[] =
    end < 180
      ? [{ range: { normalLongitude: { gte: start, lte: end } } }]
      : [{ range: { normalLongitude: { gte: start } } }, { range: { normalLongitude: { lte: end - 360 } } }];
  if (west <= east) stretches.push({ range: { longitude: { gte: west, lte: east } } });
  return [latitude, { bool: { should: stretches, minimum_should_match: 1 } }];
};
