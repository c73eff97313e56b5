import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { getMap } from './get-map.ts';
import { listDestinations } from './list-destinations.ts';
import { listPlaces } from './list-places.ts';
import { searchHotels } from './search-hotels.ts';

export const searchGroup = {
  searchHotels,
  listPlaces,
  listDestinations,
  getMap,
} satisfies RouteGroup<'search'>;

/** What the routes of this group are served with. */
export type SearchApp = DepsOf<typeof searchGroup>;
