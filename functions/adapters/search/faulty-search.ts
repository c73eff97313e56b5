import type { Faults } from '../../usecases/ports/faults.ts';
import type { HotelNames, HotelSearch } from '../../usecases/ports/search.ts';
import type { Delay } from '../../usecases/ports/time.ts';

const SLOW_MS = 1000;

/** The index of hotels, down or slow as the sandbox says: its fallback then answers. */
export const faultyIndex = (index: HotelSearch, faults: Faults, delay: Delay): HotelSearch => ({
  find: async (criteria, page) => {
    const fault = await faults.of('search');
    if (fault === 'down') throw new Error('the sandbox has the search engine away');
    if (fault === 'slow') await delay.sleep(SLOW_MS);
    return index.find(criteria, page);
  },
});

/** A sandbox without an engine searches the table anyway: all that an engine away changes is that the answer says so. */
export const faultySearch = (ofTable: HotelSearch, faults: Faults, delay: Delay): HotelSearch => ({
  find: async (criteria, page) => {
    const fault = await faults.of('search');
    if (fault === 'slow') await delay.sleep(SLOW_MS);
    const found = await ofTable.find(criteria, page);
    return fault === 'down' ? { ...found, degraded: true } : found;
  },
});

/** The names in the index of hotels, away or slow as the sandbox says. */
export const faultyNames = (names: HotelNames, faults: Faults, delay: Delay): HotelNames => ({
  complete: async (words, limit) => {
    const fault = await faults.of('search');
    if (fault === 'down') throw new Error('the sandbox has the search engine away');
    if (fault === 'slow') await delay.sleep(SLOW_MS);
    return names.complete(words, limit);
  },
});
