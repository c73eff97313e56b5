import { nightMemory } from '../adapters/cache/night-memory.ts';
import { activeHotels } from '../adapters/dynamo/hotels/active-hotels.ts';
import { hotelLists } from '../adapters/dynamo/hotels/hotel-lists.ts';
import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { searchWorldId } from '../adapters/dynamo/hotels/index-tickets.ts';
import { nightReader } from '../adapters/dynamo/nights/night-repository.ts';
import { sharedSettings } from '../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../adapters/dynamo/settings-repository.ts';
import { sharedPlaces } from '../adapters/places/lazy-towns.ts';
import { packagedRates } from '../adapters/rates/packaged-rates.ts';
import { areaPrices } from '../adapters/search/area-prices.ts';
import { cellsSearch } from '../adapters/search/cells-search.ts';
import { faultyIndex, faultyNames, faultySearch } from '../adapters/search/faulty-search.ts';
import { listedNames } from '../adapters/search/listed-names.ts';
import type { OpenSearchAddress } from '../adapters/search/opensearch/address.ts';
import type { SearchedIndex } from '../adapters/search/opensearch/searched-index.ts';
import { pageReader } from '../adapters/search/page-reader.ts';
import { rememberedDestinations } from '../adapters/search/remembered-destinations.ts';
import { rememberedPages } from '../adapters/search/remembered-pages.ts';
import { resilientNames } from '../adapters/search/resilient-names.ts';
import { resilientSearch } from '../adapters/search/resilient-search.ts';
import type { SearchApp } from '../http/search/index.ts';
import { logToStdout } from '../runtime/log.ts';
import type { Areas } from '../usecases/ports/areas.ts';
import { type Meter, noMeter } from '../usecases/ports/metrics.ts';
import type { HotelNames, HotelSearch, PageOutdated, PlaceNames } from '../usecases/ports/search.ts';
import { completeName } from '../usecases/search/complete-name.ts';
import { drawMap } from '../usecases/search/draw-map.ts';
import { hotelTown } from '../usecases/search/hotel-town.ts';
import { listDestinations, priceDestination } from '../usecases/search/list-destinations.ts';
import { type SearchHotels, searchHotels } from '../usecases/search/search-hotels.ts';
import { codeTries } from './code-tries.ts';
import type { Core } from './core.ts';

/** One try; three more fit into the budget of a search. */
const TRY_MS = 800;

/** Counts the searches that an engine answers. */
const counted = (meter: Meter, path: string, engine: HotelSearch): HotelSearch => ({
  find: async (criteria, page) => {
    const found = await engine.find(criteria, page);
    meter.count('search_requests_total', { path });
    if (path === 'opensearch') meter.gauge('search_index_up', {}, 1);
    return found;
  },
});

/** Times whole searches, those that fail too. */
const timed =
  (meter: Meter, search: SearchHotels): SearchHotels =>
  async (command) => {
    const startedAt = performance.now();
    try {
      return await search(command);
    } finally {
      meter.measure('search_latency_seconds', {}, (performance.now() - startedAt) / 1000);
    }
  };

/** Opens the index at the first question to it. */
const lazyIndex = ({ table, ids }: Core, address: OpenSearchAddress): SearchedIndex => {
  let opened: Promise<SearchedIndex> | undefined;
  const open = (): Promise<SearchedIndex> => {
    // The client is a third of the bundle: a container that never asks it never runs it.
    opened ??= import('../adapters/search/opensearch/searched-index.ts').then(({ searchedIndex }) =>
      searchedIndex(table, () => searchWorldId(table, ids.next()), address, {
        perEuro: packagedRates.perEuro,
        timeoutMs: TRY_MS,
      }),
    );
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  return {
    search: { find: async (criteria, page) => (await open()).search.find(criteria, page) },
    names: { complete: async (words, limit) => (await open()).names.complete(words, limit) },
  };
};

/** Hotels' names by the index where there is one, with the table's list behind it. */
const namesOf = (core: Core, index: SearchedIndex | undefined, { townWords }: PlaceNames): HotelNames => {
  const { table, faults, delay, meter = noMeter } = core;
  const ofTable = listedNames(table, { clock: core.clock, meter, townWords });
  if (index === undefined) return ofTable;
  return resilientNames(faults ? faultyNames(index.names, faults, delay) : index.names, ofTable);
};

/** The index where there is one, with the table behind it; else the table alone. What either proposes is remembered. */
const searchOf = (
  core: Core,
  index: SearchedIndex | undefined,
  ofTable: HotelSearch,
): { search: HotelSearch; outdated: PageOutdated } => {
  const { faults, delay, meter = noMeter } = core;
  if (index === undefined) {
    const pages = rememberedPages(counted(meter, 'table', ofTable), { ...core, meter });
    return { search: faults ? faultySearch(pages, faults, delay) : pages, outdated: pages.outdated };
  }
  const pages = rememberedPages(counted(meter, 'opensearch', index.search), { ...core, meter });
  meter.gauge('circuit_breaker_open', { part: 'search' }, 0);
  const onChange = (degraded: boolean, reason?: unknown): void => {
    meter.gauge('circuit_breaker_open', { part: 'search' }, Number(degraded));
    if (degraded) meter.gauge('search_index_up', {}, 0);
    logToStdout(
      degraded
        ? { level: 'warn', message: 'Searches go to the table: the index does not answer.', error: String(reason) }
        : { level: 'info', message: 'Searches go to the index again.' },
    );
  };
  const search = resilientSearch({
    index: faults ? faultyIndex(pages, faults, delay) : pages,
    table: counted(meter, 'fallback', ofTable),
    onChange,
  });
  return { search, outdated: pages.outdated };
};

/**
 * Search on the index of hotels, or on the cells of the table.
 * @param places where the process has them open already; opening reads their file, 23 MB
 */
export const composeSearch = (core: Core, places: PlaceNames & Areas = sharedPlaces(core.placesFile)): SearchApp => {
  const { table, clock, ids, delay, signing, openSearch } = core;
  const nights = nightMemory({ table, nights: nightReader(table), clock, meter: core.meter ?? noMeter });
  const index = openSearch && lazyIndex(core, openSearch);
  const rates = packagedRates;
  const search = searchHotels({
    codes: codeTries(core),
    areaPrices: areaPrices(table, packagedRates.perEuro),
    ...searchOf(core, index, cellsSearch({ table, nights: nights.searched, perEuro: packagedRates.perEuro })),
    ...(core.meter && { meter: core.meter }),
    hotelTown: hotelTown({ lists: hotelLists(table), places }),
    page: pageReader(table),
    hotels: hotelReader(table),
    nights: nights.truth,
    places,
    rates,
    settings: sharedSettings(table, settingsRepository(table, ids, delay), clock),
    clock,
  });
  const destinations = {
    list: listDestinations({ lists: hotelLists(table), places }),
    price: priceDestination({ searchHotels: search, clock, rates }),
  };
  return {
    searchHotels: timed(core.meter ?? noMeter, search),
    destinations: rememberedDestinations(destinations, { table, clock, meter: core.meter ?? noMeter }),
    completeName: completeName({ places, names: namesOf(core, index, places), hotels: activeHotels(table) }),
    drawMap: drawMap({ areas: places }),
    cursorKeys: signing.cursor,
  };
};
