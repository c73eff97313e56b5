import { indexKeys, last } from '../../contract/keys.ts';
import { type Box, widthOf } from '../../domain/geo/box.ts';
import { cellKey, cellOf, cellsInBox, cellsWithin, columnsOf, type NearCell } from '../../domain/geo/cells.ts';
import type { Candidate } from '../../domain/search/candidate.ts';
import { isMatch, type Judged, judgeFacts } from '../../domain/search/facts.ts';
import { narrow } from '../../domain/search/narrow.ts';
import type { Area, SearchWish } from '../../domain/search/wish.ts';
import { type Item, queryPage, type Table } from '../dynamo/table.ts';
import { bounds } from './bounds.ts';
import { rememberedCell } from './remembered-cells.ts';
import { candidatesFrom } from './rows.ts';

/** What was seen of an area. */
export interface Sight {
  readonly judged: Judged[];
  /** Not all of the area was looked at. */
  readonly partial: boolean;
}

/** The cells an area touches, nearest first; undefined where there are too many, or no area at all. */
export const cellsOf = (area: Area): NearCell[] | undefined => {
  if (area.kind === 'anywhere') return undefined;
  if (area.kind === 'around') return cellsWithin(area.centre.latitude, area.centre.longitude, area.radiusKm);
  return roughlyCells(area.box) > bounds.boxCells ? undefined : cellsInBox(area.box);
};

/** About how many cells a box has; listing those of the whole world would take 200 ms. */
const roughlyCells = (box: Box): number => {
  const share = widthOf(box) / 360;
  const top = cellOf(box.north, box.west).row;
  let count = 0;
  for (let { row } = cellOf(box.south, box.west); row <= top; row += 1) count += columnsOf(row) * share + 1;
  return count;
};

/** Every hotel of a cell that can lie in the area, as long as `mayRead` allows another page; remembered when whole. */
const cellHotels = async (
  table: Table,
  area: Area,
  cell: NearCell,
  mayRead: () => boolean,
): Promise<readonly Candidate[]> => {
  const name = cellKey(cell);
  const range = narrow(area, cell);
  const pk = indexKeys.cell(name, '', '', '').cellPk;
  const keys = range && {
    from: indexKeys.cell(name, range.from, '', '').cellSk,
    to: indexKeys.cell(name, range.to, last, '').cellSk,
  };
  return rememberedCell(table, `${pk} ${keys?.from ?? ''} ${keys?.to ?? ''}`, async () => {
    const rows: Item[] = [];
    let after: Item | undefined;
    do {
      if (!mayRead()) return { candidates: candidatesFrom(rows), whole: false };
      const page = await queryPage(table, { index: 'cells', pk, ...keys, after });
      rows.push(...page.items);
      after = page.next;
    } while (after);
    return { candidates: candidatesFrom(rows), whole: true };
  });
};

/**
 * Reads the cells nearest first, some at once, until the area is covered, or enough matching hotels lie nearer than any
 * cell to come, or the pages a search may read are spent.
 */
export const readCells = async (table: Table, wish: SearchWish, cells: readonly NearCell[]): Promise<Sight> => {
  const judged: Judged[] = [];
  let pages = 0;
  let refused = false;
  const mayRead = (): boolean => {
    refused ||= pages >= bounds.cellPages;
    pages += refused ? 0 : 1;
    return !refused;
  };
  for (let first = 0; first < cells.length; first += bounds.cellsAtOnce) {
    if (refused || matchesWithin(judged, cells[first]?.leastKm ?? 0) > bounds.hotels) return { judged, partial: true };
    const wave = cells.slice(first, first + bounds.cellsAtOnce);
    const hotels = await Promise.all(wave.map((cell) => cellHotels(table, wish.area, cell, mayRead)));
    for (const candidates of hotels) {
      judged.push(...candidates.map((candidate) => judgeFacts(wish, candidate)).filter((hotel) => hotel !== undefined));
    }
  }
  return { judged, partial: refused };
};

const matchesWithin = (judged: readonly Judged[], km: number): number =>
  judged.filter((hotel) => isMatch(hotel) && (hotel.distanceKm ?? 0) < km).length;
