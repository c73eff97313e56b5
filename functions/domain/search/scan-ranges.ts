import { centreOf } from '../geo/box.ts';
import { type Cell, edgesOf, gapTo, leastKmApart, longitudeOf, lonKey, type NearCell } from '../geo/cells.ts';
import type { Point } from '../geo/distance.ts';
import type { Area } from './criteria.ts';
import { longitudeRange } from './longitude-range.ts';

/** Part of a cell between two longitudes, to be read outward: from the side that lies nearest to the search's middle. */
export interface ScanRange {
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

/** Below what distance no hotel between the two keys can lie. Where the scanRange bends round a pole both ends may be near. */
function leastKm(middle: Point, cell: Cell, from: string, to: string): number {
  const own = edgesOf(cell);
  const west = Math.max(own.west, longitudeOf(from));
  const east = Math.max(west, Math.min(own.east, longitudeOf(to)));
  const apart = gapTo(middle.longitude, { west, east });
  return leastKmApart(middle, cell, Math.max(0, apart - SLACK_DEGREES));
}

/**
 * What of a cell can lie in the area: the middle's own cell as two scanRanges, one on each side of its meridian. Any other
 * is one, though the meridian may go through it, for most are read at once and whole.
 */
export function scanRangesOf(area: Area, cell: NearCell): ScanRange[] {
  if (area.kind === 'anywhere') return [];
  const middle = middleOf(area);
  const { from, to } = longitudeRange(area, cell) ?? { from: '00000000', to: '99999999' };
  const { west, east } = edgesOf(cell);
  const isWestNearer = gapTo(middle.longitude, { west, east: west }) <= gapTo(middle.longitude, { west: east, east });
  const outward = gapTo(middle.longitude, { west, east }) === 0 || isWestNearer ? 'east' : 'west';
  const whole: ScanRange = { cell, from, to, outward, leastKm: cell.leastKm };
  return cell.leastKm === 0 ? divided(middle, whole) : [nearing(middle, whole)];
}

/** What is left of a scanRange that has been read up to a longitude key, which itself may have more. */
export function beyond(area: Area, scanRange: ScanRange, reached: string): ScanRange[] {
  if (area.kind === 'anywhere') return [];
  return divided(middleOf(area), {
    ...scanRange,
    ...(scanRange.outward === 'east' ? { from: reached } : { to: reached }),
  });
}

/** Cut at the middle's meridian where that goes through it. */
function divided(middle: Point, scanRange: ScanRange): ScanRange[] {
  const meridian = lonKey(middle.longitude);
  const isAcross = gapTo(middle.longitude, edgesOf(scanRange.cell)) === 0;
  if (!isAcross || meridian <= scanRange.from || meridian > scanRange.to) return [nearing(middle, scanRange)];
  return [
    nearing(middle, { ...scanRange, from: meridian, outward: 'east' }),
    nearing(middle, { ...scanRange, to: keyBefore(meridian), outward: 'west' }),
  ];
}

function nearing(middle: Point, scanRange: ScanRange): ScanRange {
  return {
    ...scanRange,
    leastKm: Math.max(scanRange.leastKm, leastKm(middle, scanRange.cell, scanRange.from, scanRange.to)),
  };
}

function keyBefore(key: string): string {
  return String(Number(key) - 1).padStart(key.length, '0');
}
