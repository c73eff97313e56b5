import type { GroupHandlers } from '../../runtime/handler.ts';
import type { SearchApp } from './app.ts';
import { getMap } from './get-map.ts';
import { listDestinations } from './list-destinations.ts';
import { listPlaces } from './list-places.ts';
import { searchHotels } from './search-hotels.ts';

export const searchGroup = (app: SearchApp): GroupHandlers<'search'> => ({
  searchHotels: searchHotels(app),
  listPlaces: listPlaces(app),
  listDestinations: listDestinations(app),
  getMap: getMap(app),
});
