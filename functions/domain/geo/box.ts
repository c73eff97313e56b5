import { EARTH_RADIUS_KM, normalLongitude, type Point, radians } from './distance.ts';

/** A rectangle on the map; it lies across the date line where `west` is greater than `east`. */
export interface Box {
  readonly north: number;
  readonly south: number;
  readonly east: number;
  readonly west: number;
}

/** How many degrees eastward the box reaches from its west side, 0 to 360. */
export function widthOf(box: Box): number {
  const width = box.east - box.west;
  return width < 0 ? width + 360 : width;
}

/** The middle of the box on the map. */
export function centreOf(box: Box): Point {
  return {
    latitude: (box.north + box.south) / 2,
    longitude: normalLongitude(box.west + widthOf(box) / 2),
  };
}

/** Whether the point lies in the box or on its edge. */
export function inBox(box: Box, point: Point): boolean {
  if (point.latitude < box.south || point.latitude > box.north) return false;
  const width = widthOf(box);
  if (width >= 360) return true;
  if (box.west <= box.east && point.longitude >= box.west && point.longitude <= box.east) return true;
  const eastward = normalLongitude(point.longitude) - normalLongitude(box.west);
  return (eastward < 0 ? eastward + 360 : eastward) <= width;
}

const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** As far to either side of a meridian. */
function boxAbout({ latitude, longitude }: Point, northward: number, eastward: number): Box {
  const isWhole = eastward >= 180;
  return {
    north: Math.min(90, latitude + northward),
    south: Math.max(-90, latitude - northward),
    west: isWhole ? -180 : normalLongitude(longitude - eastward),
    east: isWhole ? 180 : normalLongitude(longitude + eastward),
  };
}

/** How many degrees of longitude a circle reaches to either side of its centre: all 180 where it holds a pole. */
export function reachOf(centre: Point, km: number): number {
  const angle = km / EARTH_RADIUS_KM;
  if (Math.abs(centre.latitude) + degrees(angle) >= 90) return 180;
  return degrees(Math.asin(Math.sin(angle) / Math.cos(radians(centre.latitude))));
}

/** A box that holds every point so near to the centre, and few others; round a pole it has all longitudes. */
export function boxAround(centre: Point, km: number): Box {
  return boxAbout(centre, degrees(km / EARTH_RADIUS_KM), reachOf(centre, km));
}

/** A box of which every point is so near to the centre; null where it would lie round a pole. */
export function boxWithin(centre: Point, km: number): Box | null {
  const angle = km / EARTH_RADIUS_KM;
  const northward = degrees(angle / Math.SQRT2);
  if (Math.abs(centre.latitude) + northward >= 90) return null;
  // Its corners nearest the equator are the farthest from the centre.
  const nearest = Math.max(0, Math.abs(centre.latitude) - northward);
  const circles = Math.cos(radians(centre.latitude)) * Math.cos(radians(nearest));
  const share = (Math.sin(angle / 2) ** 2 - Math.sin(angle / Math.SQRT2 / 2) ** 2) / circles;
  return boxAbout(centre, northward, degrees(2 * Math.asin(Math.sqrt(Math.min(1, share)))));
}
