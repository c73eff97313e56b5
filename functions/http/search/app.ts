import type { Destinations } from '../../usecases/ports/destinations.ts';
import type { CompleteName } from '../../usecases/search/complete-name.ts';
import type { SearchHotels } from '../../usecases/search/search-hotels.ts';

/** The use cases of the search routes, and the keys its cursors are signed with. */
export interface SearchApp {
  readonly searchHotels: SearchHotels;
  readonly completeName: CompleteName;
  readonly destinations: Destinations;
  readonly cursorKeys: readonly Uint8Array[];
}
