import { kmPerDegree, type Point, pixelsPerKm, type View } from './project.ts';

/** As `cellReaches` of the system: degrees of latitude from a cell's middle to its edge. */
const reaches = [0.3, 1.2, 5] as const;
/** The share of a cell's reach that it always covers, for any middle that was rounded to it. */
const sure = 0.75;

/** The name of the smallest cell of the map that contains a view; the largest cell if none does. */
export const cellFor = (view: View): string => {
  const { latitude, longitude }: Point = view.centre;
  const wanted = Math.max(view.width, view.height) / 2 / pixelsPerKm(view) / kmPerDegree;
  const found = reaches.findIndex((each) => each * sure >= wanted);
  const level = found < 0 ? reaches.length - 1 : found;
  const step = (reaches[level] ?? 5) / 2;
  const name = (degrees: number): number => Math.round(degrees / step) || 0;
  return `${level}_${name(latitude)}_${name(longitude)}`;
};
