import { type Box, reachOf, widthOf } from '../geo/box.ts';
import { type Cell, edgesOf, lonKey } from '../geo/cells.ts';
import { normalLongitude } from '../geo/distance.ts';
import type { Area } from './criteria.ts';

/** A stretch of longitudes eastward, both ends included; none goes across the date line. */
interface Stretch {
  readonly west: number;
  readonly east: number;
}

/** A longitude key is rounded to a hundred-thousandth of a degree: so much wider, none is cut off. */
const SLACK_DEGREES = 0.00002;

/**
 * Which longitude keys of a cell can lie in the area, both included; undefined for all of them. It only saves reads: a
 * hotel between them may still be too far.
 */
export function longitudeRange(area: Area, cell: Cell): { readonly from: string; readonly to: string } | undefined {
  const own = edgesOf(cell);
  const inside = stretchesOf(area).filter((stretch) => stretch.west <= own.east && stretch.east >= own.west);
  const [stretch, second] = inside;
  if (stretch === undefined || second !== undefined) return undefined;
  if (stretch.west <= own.west && stretch.east >= own.east) return undefined;
  return { from: lonKey(Math.max(own.west, stretch.west)), to: keyUpTo(Math.min(own.east, stretch.east)) };
}

/** The date line from the west, or what rounds to it, would be written as -180 and end a range before it began. */
function keyUpTo(longitude: number): string {
  return longitude + SLACK_DEGREES >= 180 ? '99999999' : lonKey(longitude);
}

function stretchesOf(area: Area): Stretch[] {
  if (area.kind === 'box') return unrolled(area.box.west - SLACK_DEGREES, widthOfBox(area.box));
  if (area.kind === 'anywhere') return [];
  const reach = reachOf(area.centre, area.radiusKm) + SLACK_DEGREES;
  return unrolled(area.centre.longitude - reach, 2 * reach);
}

function widthOfBox(box: Box): number {
  return widthOf(box) + 2 * SLACK_DEGREES;
}

/** So many degrees eastward, cut in two at the date line; none for all the way round. */
function unrolled(west: number, width: number): Stretch[] {
  if (width >= 360) return [];
  const start = normalLongitude(west);
  const end = start + width;
  return end <= 180
    ? [{ west: start, east: end }]
    : [
        { west: start, east: 180 },
        { west: -180, east: end - 360 },
      ];
}
