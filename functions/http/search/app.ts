import type { CompletePlace } from '../../usecases/search/complete-place.ts';
import type { SearchHotels } from '../../usecases/search/search-hotels.ts';

/** The use cases of the search routes, and the keys its cursors are signed with. */
export interface SearchApp {
  readonly searchHotels: SearchHotels;
  readonly completePlace: CompletePlace;
  readonly cursorKeys: readonly Uint8Array[];
}
