import type { Meter } from '../../usecases/ports/metrics.ts';
import type { HotelSearch, PageOutdated, SearchFindings } from '../../usecases/ports/search.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { asText, remembered } from '../cache/remembered.ts';
import { onHotelWritten } from '../dynamo/hotels/cache-invalidation.ts';
import type { Table } from '../dynamo/table.ts';

const TTL_MS = 120_000;
/** Some 6 KB a page. */
const MOST_BYTES = 16_000_000;
/**
 * So long after a write of this process the index may still answer as before it. Were that kept, a guest who has just
 * booked would be shown the number of before for two minutes more; what is under way is shared all the same.
 */
const LAG_MS = 10_000;

export interface RememberedPages extends HotelSearch {
  /** Told where the check found a page to be out of date: it is searched anew the next time. */
  readonly outdated: PageOutdated;
}

/**
 * What an engine proposed for a search, up to two minutes old: the first phase only, for what a page shows is read from
 * the table all the same. Any write of this process to a hotel ends all of them.
 */
export const rememberedPages = (
  engine: HotelSearch,
  { table, clock, meter }: { readonly table: Table; readonly clock: Clock; readonly meter: Meter },
): RememberedPages => {
  let quietUntil = Number.NEGATIVE_INFINITY;
  const pages = remembered<SearchFindings>({
    name: 'result-pages',
    ttlMs: TTL_MS,
    mostBytes: MOST_BYTES,
    // The next search after a degraded one finds out whether the engine that should answer is back.
    isKept: ({ degraded }) => !degraded && performance.now() >= quietUntil,
    clock,
    meter,
  });
  onHotelWritten(table, () => {
    pages.forgetAll();
    quietUntil = performance.now() + LAG_MS;
  });

  const keyOf: (...asked: Parameters<HotelSearch['find']>) => string = ({ moment, ...criteria }, page) =>
    asText([{ ...criteria, moment: { ...moment, now: null } }, page]);

  return {
    find: async (criteria, page) => {
      const found = await pages.get(keyOf(criteria, page), () => engine.find(criteria, page));
      return found ?? engine.find(criteria, page);
    },
    outdated: (criteria, page) => pages.forget(keyOf(criteria, page)),
  };
};
