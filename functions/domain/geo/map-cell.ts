import type { Box } from './box.ts';
import { normalLongitude } from './distance.ts';

/**
 * The map of the world in overlapping cells. A cell of a level reaches so many degrees of latitude to the north and to
 * the south of its middle; middles lie half of that apart, so a view of up to three quarters of the reach lies whole in
 * the cell nearest to it. To the east and west a cell reaches as far on the ground.
 */
export const cellReaches = [0.3, 1.2, 5] as const;

/** No cell is closer to a pole than this: there are no hotels there, and a degree of longitude is nothing. */
const MOST_LATITUDE = 84;

export interface MapCell {
  readonly level: number;
  readonly box: Box;
}

/** A ten-thousandth of a degree is eleven metres. */
const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;

const reachEast = (reach: number, latitude: number): number =>
  reach / Math.cos((Math.min(MOST_LATITUDE, Math.abs(latitude)) * Math.PI) / 180);

/**
 * The cell of a name `LEVEL_ROW_COLUMN`: its middle is `ROW` and `COLUMN` half reaches from the equator and Greenwich.
 * Undefined for a name of no cell.
 */
export function cellOf(name: string): MapCell | undefined {
  const [, level, row, column] = /^([0-2])_(-?\d{1,4})_(-?\d{1,5})$/.exec(name) ?? [];
  const reach = cellReaches[Number(level)];
  if (reach === undefined || row === undefined || column === undefined) return undefined;
  const latitude = (Number(row) * reach) / 2;
  const longitude = (Number(column) * reach) / 2;
  if (Math.abs(latitude) > MOST_LATITUDE || Math.abs(longitude) > 180) return undefined;
  const east = reachEast(reach, latitude);
  return {
    level: Number(level),
    box: {
      north: rounded(Math.min(90, latitude + reach)),
      south: rounded(Math.max(-90, latitude - reach)),
      west: rounded(normalLongitude(longitude - east)),
      east: rounded(normalLongitude(longitude + east)),
    },
  };
}
