import type { Flat } from '../../domain/geo/clip.ts';
import { cellOf, type MapCell } from '../../domain/geo/map-cell.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import type { Areas } from '../ports/areas.ts';
import type { NamedPlace } from '../ports/search.ts';

export interface DrawnMap {
  readonly cell: MapCell;
  readonly land: readonly Flat[];
  readonly labels: readonly NamedPlace[];
}

/** More names than that find no room on a map. */
const MOST_LABELS = 40;

/** Draws a cell of the map: its land, and the names of its largest places. */
export const drawMap =
  ({ areas }: { readonly areas: Areas }) =>
  (name: string): DrawnMap | RefusalOf<'not-found'> => {
    const cell = cellOf(name);
    if (cell === undefined) return { refused: 'not-found', what: 'address' };
    return { cell, land: areas.land(cell.box), labels: areas.largestIn(cell.box, MOST_LABELS) };
  };
