import { type Box, centreOf, widthOf } from './box.ts';
import { EARTH_RADIUS_KM, FARTHEST_KM, normalLongitude, type Point, radians } from './distance.ts';

/**
 * The globe in cells of about the same size: rows of a quarter degree of latitude (28 km), each cut into columns two
 * degrees wide at the equator and fewer as the row's circle shrinks, down to one at the poles. A search near a pole or
 * across the date line is then like any other.
 */
export interface Cell {
  /** 0 at the south pole to 719 at the north pole. */
  readonly row: number;
  /** 0 from longitude -180 eastward. */
  readonly column: number;
}

/** A cell, and the distance below which no point in it lies from the centre of the search. */
export interface NearCell extends Cell {
  readonly leastKm: number;
}

const ROW_DEGREES = 0.25;
const ROWS = 180 / ROW_DEGREES;
/** Columns at the equator. */
const MOST_COLUMNS = 180;
/** A metre covers the rounding of trigonometry, which between opposite ends of the earth reaches a quarter of one. */
const SLACK_KM = 0.001;

function southOf(row: number): number {
  return row * ROW_DEGREES - 90;
}

/** How many columns a row has, by its edge nearest the equator, which is its widest. */
export function columnsOf(row: number): number {
  const south = southOf(row);
  const widest = south >= 0 ? south : south + ROW_DEGREES;
  return Math.max(1, Math.round(MOST_COLUMNS * Math.cos(radians(widest))));
}

function rowOf(latitude: number): number {
  return Math.min(ROWS - 1, Math.max(0, Math.floor((latitude + 90) / ROW_DEGREES)));
}

function columnOf(longitude: number, columns: number): number {
  return Math.min(columns - 1, Math.floor(((normalLongitude(longitude) + 180) / 360) * columns));
}

/** The cell a point lies in. */
export function cellOf(latitude: number, longitude: number): Cell {
  const row = rowOf(latitude);
  return { row, column: columnOf(longitude, columnsOf(row)) };
}

/** The cell's name in keys. */
export function cellKey(cell: Cell): string {
  return `r${cell.row}c${cell.column}`;
}

/** A number of its own for every cell, from south to north and in a row from west to east. */
export function cellNumber(cell: Cell): number {
  return cell.row * MOST_COLUMNS + cell.column;
}

/** A longitude as eight digits that sort from west to east, about a metre each; 180 is -180. */
export function lonKey(longitude: number): string {
  return String(Math.round((normalLongitude(longitude) + 180) * 1e5)).padStart(8, '0');
}

/** The longitude of a key, to a hundred-thousandth of a degree. */
export function longitudeOf(key: string): number {
  return Number(key) / 1e5 - 180;
}

/** A stretch of longitudes from its western to its eastern end, in degrees. */
interface Stretch {
  readonly west: number;
  readonly east: number;
}

/** Where a cell begins and ends; neither goes across the date line. */
export function edgesOf(cell: Cell): Stretch {
  const width = 360 / columnsOf(cell.row);
  return { west: cell.column * width - 180, east: (cell.column + 1) * width - 180 };
}

/** How many degrees of longitude a stretch lies away from the meridian, 0 when it lies across it. */
export function gapTo(longitude: number, { west, east }: Stretch): number {
  const width = east - west;
  const past = (((normalLongitude(longitude) - west) % 360) + 360) % 360;
  return past <= width ? 0 : Math.min(past - width, 360 - past);
}

/** The least distance from the centre to any point of the cell. */
function leastKmTo(centre: Point, cell: Cell): number {
  return leastKmApart(centre, cell, gapTo(centre.longitude, edgesOf(cell)));
}

/**
 * The least distance from the centre to any point of the cell's row that lies so many degrees of longitude away, or
 * more. Along a parallel nearness falls with the difference of longitude, so the nearest point lies on the centre's own
 * meridian or else on that nearest one; there the cosine of the distance is `a sin(latitude) + b cos(latitude)`, highest at `atan2(a, b)` or the end closest to it.
 */
export function leastKmApart(centre: Point, cell: Cell, degrees: number): number {
  const south = radians(southOf(cell.row));
  const north = radians(southOf(cell.row) + ROW_DEGREES);
  const here = radians(centre.latitude);
  const apart = radians(degrees);
  const top = Math.atan2(Math.sin(here), Math.cos(here) * Math.cos(apart));
  const candidates = top >= south && top <= north ? [top] : [south, north];
  const least = Math.min(...candidates.map((latitude) => centralAngle(here, latitude, apart)));
  return Math.max(0, least * EARTH_RADIUS_KM - SLACK_KM);
}

/** The angle between two places by haversine, all in radians. */
function centralAngle(latitude: number, other: number, apart: number): number {
  const share = Math.sin((other - latitude) / 2) ** 2 + Math.cos(latitude) * Math.cos(other) * Math.sin(apart / 2) ** 2;
  return 2 * Math.asin(Math.min(1, Math.sqrt(share)));
}

function nearestFirst(cells: readonly NearCell[]): NearCell[] {
  return [...cells].sort(
    (one, other) => one.leastKm - other.leastKm || one.row - other.row || one.column - other.column,
  );
}

/**
 * Every cell that can hold a point at most `radiusKm` from the centre, nearest first. In each row of the band the cells
 * are walked eastward and westward from the centre's meridian until one is too far: the next would be farther still.
 */
export function cellsWithin(latitude: number, longitude: number, radiusKm: number): NearCell[] {
  const reach = ((radiusKm + SLACK_KM) / FARTHEST_KM) * 180;
  const centre = { latitude, longitude };
  const cells: NearCell[] = [];
  for (let row = rowOf(latitude - reach); row <= rowOf(latitude + reach); row += 1) {
    cells.push(...rowWithin(centre, row, radiusKm));
  }
  return nearestFirst(cells);
}

function rowWithin(centre: Point, row: number, radiusKm: number): NearCell[] {
  const columns = columnsOf(row);
  const middle = columnOf(centre.longitude, columns);
  const found = new Map<number, NearCell>();
  for (const direction of [1, -1]) {
    for (let step = 0; step < columns; step += 1) {
      const column = (((middle + direction * step) % columns) + columns) % columns;
      const leastKm = leastKmTo(centre, { row, column });
      if (leastKm > radiusKm) break;
      found.set(column, { row, column, leastKm });
    }
  }
  return [...found.values()];
}

/** Every cell the box touches, nearest to its centre first. */
export function cellsInBox(box: Box): NearCell[] {
  const centre = centreOf(box);
  const cells: NearCell[] = [];
  for (let row = rowOf(box.south); row <= rowOf(box.north); row += 1) {
    for (const column of columnsAcross(box, columnsOf(row))) {
      cells.push({ row, column, leastKm: leastKmTo(centre, { row, column }) });
    }
  }
  return nearestFirst(cells);
}

/** Keeps a place on the very edge of a box inside it, whatever the wrapping round the globe rounded: under a millimetre. */
const SLACK_DEGREES = 1e-9;

/** The columns from the box's west side to its east side, eastward, each once. */
function columnsAcross(box: Box, columns: number): number[] {
  const first = columnOf(box.west, columns);
  const last = Math.floor(((normalLongitude(box.west) + widthOf(box) + SLACK_DEGREES + 180) / 360) * columns);
  const count = Math.min(columns, last - first + 1);
  return Array.from({ length: count }, (_, step) => (first + step) % columns);
}
