import { indexKeys, last } from '../../contract/keys.ts';
import { type Box, widthOf } from '../../domain/geo/box.ts';
import { cellKey, cellOf, cellsInBox, cellsWithin, columnsOf, type NearCell } from '../../domain/geo/cells.ts';
import { isOpenedBy } from '../../domain/search/candidate.ts';
import type { Area, SearchCriteria } from '../../domain/search/criteria.ts';
import { isMatch, type Judged, judgeFacts } from '../../domain/search/facts.ts';
import { beyond, type ScanRange, scanRangesOf } from '../../domain/search/scan-ranges.ts';
import { type Item, queryPage, type Table } from '../dynamo/table.ts';
import { bounds } from './bounds.ts';
import { type CellPage, rememberedPage } from './remembered-cells.ts';
import { candidatesFrom } from './rows.ts';

/** What was seen of an area. */
export interface Sight {
  readonly judged: Judged[];
  /** Not all of the area was looked at. */
  readonly partial: boolean;
  /** The caller's code opens a plan of a hotel that was looked at, whether or not it is among them. */
  readonly codeOpens: boolean;
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

/** A scanRange that has not been read to its end, and the keys of what is left of it. */
interface Unread extends ScanRange {
  readonly keys: { readonly pk: string; readonly from: string; readonly to: string };
}

const unreadOf = (scanRange: ScanRange): Unread => {
  const name = cellKey(scanRange.cell);
  const { cellPk: pk, cellSk: from } = indexKeys.cell(name, scanRange.from, '', '');
  return { ...scanRange, keys: { pk, from, to: indexKeys.cell(name, scanRange.to, last, '').cellSk } };
};

/** The beginning of every sort key of a hotel in its cell, from one of them: its longitude's key and its id. */
const hotelOf = (cellSk: string): string => `${cellSk.split('#', 2).join('#')}#`;

/** One page of hotels, outward; the last hotel of it is left to the next page, as its rows may not all be in this one. */
const readPage = (table: Table, { keys, outward }: Unread): Promise<CellPage> =>
  rememberedPage(table, `${keys.pk} ${keys.from} ${keys.to} ${outward}`, async () => {
    const query = {
      ...keys,
      index: 'cells',
      descending: outward === 'west',
      billed: true,
    } as const;
    const { items, next, units = next ? bounds.pageUnits : 0 } = await queryPage(table, query);
    const lastRow = next && items.at(-1);
    const reached = lastRow && hotelOf(cellSkOf(lastRow));
    const whole = reached === undefined ? items : items.filter((row) => !cellSkOf(row).startsWith(reached));
    return { candidates: candidatesFrom(whole), reached, units };
  });

const cellSkOf = (row: Item): string => String(row['cellSk']);

/** What is left of a scanRange behind a page of it: from the hotel that the page broke off at. */
const behind = (area: Area, scanRange: Unread, { reached }: CellPage): Unread[] => {
  if (reached === undefined) return [];
  const [longitude = ''] = reached.split('#');
  return beyond(area, scanRange, longitude)
    .map(unreadOf)
    .map(({ keys, ...left }) => ({
      ...left,
      keys: {
        ...keys,
        ...(scanRange.outward === 'east' && left.from === longitude && { from: reached }),
        ...(scanRange.outward === 'west' && left.to === longitude && { to: `${reached}${last}` }),
      },
    }));
};

/**
 * Reads the cells in scanRanges outward from the middle, page by page and some at once, always those that may hold the
 * nearest hotels: until the area is covered, or more matching hotels than a search looks at lie nearer than any scanRange
 * that is left, or the units a search may cost are spent. So in a town of any density it reads a band around the
 * middle's meridian that is about as wide as the nearest 500 lie apart.
 */
export const readCells = async (table: Table, criteria: SearchCriteria, cells: readonly NearCell[]): Promise<Sight> => {
  const judged: Judged[] = [];
  let unread = cells.flatMap((cell) => scanRangesOf(criteria.area, cell)).map(unreadOf);
  let partial = false;
  let codeOpens = false;
  let spent = 0;
  for (;;) {
    const farthest = enoughWithin(judged);
    const near = unread.filter(({ leastKm }) => leastKm <= farthest).sort((one, other) => one.leastKm - other.leastKm);
    partial ||= near.length < unread.length;
    const wave = near.slice(0, pagesFor(bounds.cellUnits - spent));
    if (wave.length === 0) return { judged, partial: partial || near.length > 0, codeOpens };
    const pages = await Promise.all(
      wave.map(async (scanRange) => {
        const page = await readPage(table, scanRange);
        return { ...page, left: behind(criteria.area, scanRange, page) };
      }),
    );
    for (const { candidates, units } of pages) {
      spent += units;
      for (const candidate of candidates) {
        codeOpens ||= isOpenedBy(criteria.caller, candidate);
        const hotel = judgeFacts(criteria, candidate);
        if (hotel !== undefined) judged.push(hotel);
      }
    }
    unread = [...pages.flatMap(({ left }) => left), ...near.slice(wave.length)];
  }
};

/** How many pages so many units allow at once; the last begun may go over them. */
const pagesFor = (units: number): number =>
  Math.min(bounds.pagesAtOnce, Math.max(0, Math.ceil(units / bounds.pageUnits)));

/** The distance within which there is one matching hotel more than a search looks at; infinite where there is not. */
const enoughWithin = (judged: readonly Judged[]): number => {
  const distances = judged.filter(isMatch).map(({ distanceKm }) => distanceKm ?? 0);
  return distances.sort((one, other) => one - other)[bounds.hotels] ?? Number.POSITIVE_INFINITY;
};
