import { hotelReader } from '../../adapters/dynamo/hotel-repository.ts';
import { nightReader } from '../../adapters/dynamo/night-repository.ts';
import { sharedSettings } from '../../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../../adapters/dynamo/settings-repository.ts';
import { openPlaces } from '../../adapters/places/open-places.ts';
import { packagedRates } from '../../adapters/rates/packaged-rates.ts';
import { areaPrices } from '../../adapters/search/area-prices.ts';
import { cellsSearch } from '../../adapters/search/cells-search.ts';
import { pageReader } from '../../adapters/search/page-reader.ts';
import type { SearchApp } from '../../http/search/app.ts';
import type { PlaceNames } from '../../usecases/ports/search.ts';
import { completePlace } from '../../usecases/search/complete-place.ts';
import { searchHotels } from '../../usecases/search/search-hotels.ts';
import type { Core } from './core.ts';

/**
 * Search on the cells index of the table.
 * @param places where the process has them open already; opening reads their file, 23 MB
 */
export const composeSearch = (core: Core, places: PlaceNames = openPlaces(core.placesFile)): SearchApp => {
  const { table, clock, ids, pauses, signing } = core;
  const nights = nightReader(table);
  return {
    searchHotels: searchHotels({
      areaPrices: areaPrices(table, packagedRates.perEuro),
      search: cellsSearch({ table, nights, perEuro: packagedRates.perEuro }),
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
