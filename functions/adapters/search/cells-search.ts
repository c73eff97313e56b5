import { today } from '../../domain/calendar/zone.ts';
import type { SearchCriteria } from '../../domain/search/criteria.ts';
import { isMatch, type Judged } from '../../domain/search/facts.ts';
import { edgesOf, type NightRange, nightRange } from '../../domain/search/nights.ts';
import { priceHotel } from '../../domain/search/price.ts';
import { rankAndPage } from '../../domain/search/rank-and-page.ts';
import { type PerEuro, priceScales } from '../../domain/search/reference-prices.ts';
import { inParallel } from '../../usecases/in-parallel.ts';
import type { NightReader } from '../../usecases/ports/nights.ts';
import type { HotelSearch } from '../../usecases/ports/search.ts';
import type { Table } from '../dynamo/table.ts';
import { bounds } from './bounds.ts';
import { browse } from './browse.ts';
import { cellsOf, readCells, type Sight } from './cells.ts';
import { readDescriptions } from './descriptions.ts';

export interface CellsSearchDeps {
  readonly table: Table;
  readonly nights: NightReader;
  readonly perEuro: PerEuro;
}

/**
 * Searches the cells index of the table itself: exact up to 500 hotels that pass the filters on facts, beyond that the
 * nearest 500 (rule 25). It asks for the nights of every one of them.
 */
export const cellsSearch = ({ table, nights, perEuro }: CellsSearchDeps): HotelSearch => ({
  async find(criteria, page) {
    const cells = cellsOf(criteria.area);
    const seen = cells ? await readCells(table, criteria, cells) : await browse(table, criteria);
    const { judged, partial } = nearest(await readDescriptions(table, criteria, seen));
    const range = criteria.nights && nightRange(criteria.nights, criteria.moment);
    const scales = priceScales(criteria, perEuro);
    const priced = await inParallel(judged, bounds.hotelsAtOnce, async (hotel) =>
      priceHotel(criteria, range, scales(hotel.hotel.currency), hotel, await touched(nights, criteria, range, hotel)),
    );
    const codeOpens = seen.codeOpens || (cells !== undefined && (await opensElsewhere(table, criteria)));
    return { ...rankAndPage(criteria, range, priced, page, perEuro), partial, degraded: false, codeOpens };
  },
});

/**
 * The nearest matching hotels, and of those that count in a facet only as many again, none farther than the farthest
 * match where matches were left out.
 */
const nearest = ({ judged, partial, ...sight }: Sight): Sight => {
  const inOrder = judged.sort(
    (one, other) => (one.distanceKm ?? 0) - (other.distanceKm ?? 0) || (one.hotel.id < other.hotel.id ? -1 : 1),
  );
  const matches = inOrder.filter(isMatch);
  const near = matches.slice(0, bounds.hotels);
  const farthest = matches.length > near.length ? (near.at(-1)?.distanceKm ?? 0) : Number.POSITIVE_INFINITY;
  const beside = inOrder.filter((hotel) => !isMatch(hotel) && (hotel.distanceKm ?? 0) <= farthest);
  return {
    ...sight,
    judged: [...near, ...beside.slice(0, bounds.hotels)],
    partial: partial || matches.length > near.length,
  };
};

/**
 * Whether the caller's code opens a plan of a hotel elsewhere: a right code is no wrong try wherever it is searched with. Of
 * a larger world than a search looks at, the first hotels of the list are asked.
 */
const opensElsewhere = async (table: Table, criteria: SearchCriteria): Promise<boolean> =>
  criteria.caller.code !== undefined && (await browse(table, { ...criteria, area: { kind: 'anywhere' } })).codeOpens;

/** The hotel's touched nights; none are read where its calendar allows none of the stays. */
const touched = async (nights: NightReader, criteria: SearchCriteria, range: NightRange | null, { hotel }: Judged) => {
  if (range === null || !range.allowedOn(today(criteria.moment.now, hotel.timeZone)).includes(true)) return [];
  const { from, to } = edgesOf(range);
  return nights.nights(hotel.id, from, to, { consistent: false });
};
