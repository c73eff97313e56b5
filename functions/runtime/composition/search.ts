import { hotelReader } from '../../adapters/dynamo/hotel-repository.ts';
import { searchWorldId } from '../../adapters/dynamo/index-tickets.ts';
import { nightReader } from '../../adapters/dynamo/night-repository.ts';
import { sharedSettings } from '../../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../../adapters/dynamo/settings-repository.ts';
import { openPlaces } from '../../adapters/places/open-places.ts';
import { packagedRates } from '../../adapters/rates/packaged-rates.ts';
import { areaPrices } from '../../adapters/search/area-prices.ts';
import { cellsSearch } from '../../adapters/search/cells-search.ts';
import { faultyIndex, faultySearch } from '../../adapters/search/faulty-search.ts';
import { pageReader } from '../../adapters/search/page-reader.ts';
import { rememberedPages } from '../../adapters/search/remembered-pages.ts';
import { resilientSearch } from '../../adapters/search/resilient-search.ts';
import type { SearchApp } from '../../http/search/app.ts';
import { type Meter, noMeter } from '../../usecases/ports/metrics.ts';
import type { HotelSearch, PageOutdated, PlaceNames } from '../../usecases/ports/search.ts';
import { completePlace } from '../../usecases/search/complete-place.ts';
import { searchHotels } from '../../usecases/search/search-hotels.ts';
import { logToStdout } from '../log.ts';
import type { Core } from './core.ts';

/** One try; three more fit into the budget of a search. */
const TRY_MS = 800;

/** Counts the searches that an engine answers. */
const counted = (meter: Meter, path: string, engine: HotelSearch): HotelSearch => ({
  find: async (wish, page) => {
    const found = await engine.find(wish, page);
    meter.count('search_requests_total', { path });
    return found;
  },
});

/** The index where there is one, with the table behind it; else the table alone. What either proposes is remembered. */
const searchOf = (core: Core, ofTable: HotelSearch): { search: HotelSearch; outdated: PageOutdated } => {
  const { table, ids, openSearch, faults, pauses, meter = noMeter } = core;
  if (openSearch === undefined) {
    const pages = rememberedPages(counted(meter, 'table', ofTable), { ...core, meter });
    return { search: faults ? faultySearch(pages, faults, pauses) : pages, outdated: pages.outdated };
  }
  let opened: Promise<HotelSearch> | undefined;
  const engine: HotelSearch = {
    async find(wish, page) {
      // The client is a third of the bundle: a container that never asks it never runs it.
      opened ??= import('../../adapters/search/opensearch/searched-index.ts').then(({ searchedIndex }) =>
        searchedIndex(table, () => searchWorldId(table, ids.next()), openSearch, {
          perEuro: packagedRates.perEuro,
          timeoutMs: TRY_MS,
        }),
      );
      opened.catch(() => {
        opened = undefined;
      });
      return (await opened).find(wish, page);
    },
  };
  const pages = rememberedPages(counted(meter, 'opensearch', engine), { ...core, meter });
  const onChange = (degraded: boolean, reason?: unknown): void => {
    meter.stand('search_breaker_open', degraded ? 1 : 0);
    logToStdout(
      degraded
        ? { level: 'warn', message: 'Searches go to the table: the index does not answer.', error: String(reason) }
        : { level: 'info', message: 'Searches go to the index again.' },
    );
  };
  const search = resilientSearch({
    index: faults ? faultyIndex(pages, faults, pauses) : pages,
    table: counted(meter, 'fallback', ofTable),
    onChange,
  });
  return { search, outdated: pages.outdated };
};

/**
 * Search on the index of hotels, or on the cells of the table.
 * @param places where the process has them open already; opening reads their file, 23 MB
 */
export const composeSearch = (core: Core, places: PlaceNames = openPlaces(core.placesFile)): SearchApp => {
  const { table, clock, ids, pauses, signing } = core;
  const nights = nightReader(table);
  return {
    searchHotels: searchHotels({
      areaPrices: areaPrices(table, packagedRates.perEuro),
      ...searchOf(core, cellsSearch({ table, nights, perEuro: packagedRates.perEuro })),
      ...(core.meter && { meter: core.meter }),
      page: pageReader(table),
      hotels: hotelReader(table),
      nights,
      places,
      rates: packagedRates,
      settings: sharedSettings(table, settingsRepository(table, ids, pauses), clock),
      clock,
    }),
    completePlace: completePlace({ places }),
    cursorKeys: signing.cursor,
  };
};
