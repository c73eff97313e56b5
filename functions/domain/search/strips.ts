import { centreOf } from '../geo/box.ts';
import { type Cell, edgesOf, gapTo, leastKmApart, longitudeOf, lonKey, type NearCell } from '../geo/cells.ts';
import type { Point } from '../geo/distance.ts';
import { narrow } from './narrow.ts';
import type { Area } from './wish.ts';

/** Part of a cell between two longitudes, to be read outward: from the side that lies nearest to the search's middle. */
export interface Strip {
  readonly cell: Cell;
  /** Longitude keys, both included. */
  readonly from: string;
  readonly to: string;
  readonly outward: 'east' | 'west';
  /** No hotel of it lies nearer to the middle. */
  readonly leastKm: number;
}

/** A longitude key is rounded to a hundred-thousandth of a degree. */
const SLACK_DEGREES = 0.00002;

/** The middle that distances are measured from. */
function middleOf(area: Exclude<Area, { kind: 'anywhere' }>): Point {
  return area.kind === 'box' ? centreOf(area.box) : area.centre;
}

/** Below what distance no hotel between the two keys can lie. Where the strip bends round a pole both ends may be near. */
function leastKm(middle: Point, cell: Cell, from: string, to: string): number {
  const own = edgesOf(cell);
  const west = Math.max(own.west, longitudeOf(from));
  const east = Math.max(west, Math.min(own.east, longitudeOf(to)));
  const apart = gapTo(middle.longitude, { west, east });
  return leastKmApart(middle, cell, Math.max(0, apart - SLACK_DEGREES));
}

/** What of a cell can lie in the area: two strips where the middle's meridian goes through it, one on each side. */
export function stripsOf(area: Area, cell: NearCell): Strip[] {
  if (area.kind === 'anywhere') return [];
  const middle = middleOf(area);
  const { from, to } = narrow(area, cell) ?? { from: '00000000', to: '99999999' };
  const strip = (outward: Strip['outward'], west: string, east: string): Strip => ({
    cell,
    from: west,
    to: east,
    outward,
    leastKm: Math.max(cell.leastKm, leastKm(middle, cell, west, east)),
  });
  const { west, east } = edgesOf(cell);
  const meridian = lonKey(middle.longitude);
  if (gapTo(middle.longitude, { west, east }) === 0 && meridian > from && meridian <= to) {
    return [strip('east', meridian, to), strip('west', from, keyBefore(meridian))];
  }
  const isWestNearer = gapTo(middle.longitude, { west, east: west }) <= gapTo(middle.longitude, { west: east, east });
  return [strip(isWestNearer ? 'east' : 'west', from, to)];
}

/** What is left of a strip that has been read up to a longitude key, which itself may have more. */
export function beyond(area: Area, strip: Strip, reached: string): Strip {
  if (area.kind === 'anywhere') return strip;
  const left = strip.outward === 'east' ? { from: reached, to: strip.to } : { from: strip.from, to: reached };
  const least = leastKm(middleOf(area), strip.cell, left.from, left.to);
  return { ...strip, ...left, leastKm: Math.max(strip.leastKm, least) };
}

function keyBefore(key: string): string {
  return String(Number(key) - 1).padStart(key.length, '0');
}
