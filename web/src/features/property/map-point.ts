import { kmPerDegree, type Point, pixelsPerKm, type View } from '../../lib/project.ts';

const decimals = 5;
const rounded = (degrees: number): number => Number(degrees.toFixed(decimals));

/** The point at these distances in kilometres east and north of another. */
export const moved = ({ latitude, longitude }: Point, eastKm: number, northKm: number): Point => {
  const east = longitude + eastKm / (kmPerDegree * Math.max(Math.cos((latitude * Math.PI) / 180), 0.01));
  return {
    latitude: rounded(Math.max(-90, Math.min(90, latitude + northKm / kmPerDegree))),
    longitude: rounded(((((east + 180) % 360) + 360) % 360) - 180),
  };
};

/** The point of the earth below a point of the map, in pixels from its top left corner. */
export const pointAt = (view: View, x: number, y: number): Point => {
  const scale = pixelsPerKm(view);
  return moved(view.centre, (x - view.width / 2) / scale, (view.height / 2 - y) / scale);
};
