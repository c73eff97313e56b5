import type { Destinations } from '../../usecases/ports/destinations.ts';
import type { CompleteName } from '../../usecases/search/complete-name.ts';
import type { drawMap } from '../../usecases/search/draw-map.ts';
import type { SearchHotels } from '../../usecases/search/search-hotels.ts';

/** The use cases of the search routes, and the keys its cursors are signed with. */
export interface SearchApp {
  readonly searchHotels: SearchHotels;
  readonly completeName: CompleteName;
  readonly destinations: Destinations;
  readonly drawMap: ReturnType<typeof drawMap>;
  readonly cursorKeys: readonly Uint8Array[];
}
