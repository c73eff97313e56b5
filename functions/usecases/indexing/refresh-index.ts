import type { IndexUpkeep } from '../ports/indexing.ts';
import type { Clock } from '../ports/time.ts';
import type { IndexHotels } from './index-hotels.ts';

export interface RefreshDeps {
  readonly upkeep: IndexUpkeep;
  readonly indexHotels: IndexHotels;
  readonly clock: Clock;
}

export interface RefreshReport {
  readonly refreshed: number;
  readonly failed: number;
  readonly purged: number;
}

/** Hotels found due at once. */
const BATCH = 200;

/**
 * Writes anew what time alone has made old: prices that depend on how far ahead a night is, since midnight at the hotel,
 * and calendars that would end. It stops where nothing more comes due, or nothing more can be written, or when asked to.
 */
export const refreshIndex =
  ({ upkeep, indexHotels, clock }: RefreshDeps) =>
  async (mayGoOn: () => boolean): Promise<RefreshReport> => {
    const written = new Set<string>();
    let failed = 0;
    while (mayGoOn()) {
      const due = (await upkeep.due(clock.now(), BATCH)).filter((hotelId) => !written.has(hotelId));
      if (due.length === 0) break;
      failed += (await indexHotels(due)).length;
      for (const hotelId of due) written.add(hotelId);
    }
    return { refreshed: written.size - failed, failed, purged: await upkeep.purge(clock.now()) };
  };
