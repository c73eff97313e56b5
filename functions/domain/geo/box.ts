import { normalLongitude, type Point } from './distance.ts';

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
