/** A point of the earth, in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A map of a place: flat around its centre, which is right to a thousandth up to a hundred kilometres. */
export interface View {
  readonly centre: Point;
  /** Kilometres from the centre to the nearer edge. */
  readonly radiusKm: number;
  readonly width: number;
  readonly height: number;
}

export const kmPerDegree = 111.32;

const wrapped = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;

/** Kilometres east and south of a centre. */
export const offsetKm = (centre: Point, { latitude, longitude }: Point): readonly [number, number] => [
  wrapped(longitude - centre.longitude) * kmPerDegree * Math.cos((centre.latitude * Math.PI) / 180),
  (centre.latitude - latitude) * kmPerDegree,
];

export const pixelsPerKm = ({ radiusKm, width, height }: View): number => Math.min(width, height) / 2 / radiusKm;

/** The position of a point on the map, in pixels from its top left corner. */
export const project = (view: View, point: Point): readonly [number, number] => {
  const [east, south] = offsetKm(view.centre, point);
  const scale = pixelsPerKm(view);
  return [view.width / 2 + east * scale, view.height / 2 + south * scale];
};

/** Kilometres between two points close to each other. */
export const distanceKm = (one: Point, other: Point): number => Math.hypot(...offsetKm(one, other));

/** Boxes placed one after another; one that would cover an earlier one is left out. */
export const placed = <T extends { readonly x: number; readonly y: number }>(
  items: readonly T[],
  width: number,
  height: number,
): Set<T> => {
  const kept: T[] = [];
  for (const item of items)
    if (kept.every((other) => Math.abs(other.x - item.x) >= width || Math.abs(other.y - item.y) >= height))
      kept.push(item);
  return new Set(kept);
};
