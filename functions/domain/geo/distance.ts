/** A place on the globe in degrees: latitude -90 to 90, longitude -180 to 180, where 180 and -180 are one meridian. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** The mean radius of the earth in kilometres (IUGG); distances are on this sphere, within 0.6 % of the true ones. */
export const EARTH_RADIUS_KM = 6371.0088;

/** Half the way round the earth: no two places are farther apart. */
export const FARTHEST_KM = Math.PI * EARTH_RADIUS_KM;

/** Degrees as radians. */
export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/**
 * The great-circle distance in kilometres by haversine: to the millimetre for the distances people search by, to a
 * quarter of a metre between opposite ends of the earth.
 */
export function distanceKm(one: Point, other: Point): number {
  const northward = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const eastward = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const share = northward + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * eastward;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(share)));
}

/** The same meridian as a longitude from -180 up to, not including, 180. */
export function normalLongitude(longitude: number): number {
  const turned = (longitude + 180) % 360;
  return (turned < 0 ? turned + 360 : turned) - 180;
}
