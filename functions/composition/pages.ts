import { hotelMemory } from '../adapters/cache/hotel-memory.ts';
import { hotelLists } from '../adapters/dynamo/hotels/hotel-lists.ts';
import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { nightReader } from '../adapters/dynamo/nights/night-repository.ts';
import type { HotelPages, ListedHotels } from '../http/pages/index.ts';
import { listHotels } from '../usecases/hotels/list-hotels.ts';
import { publicHotel } from '../usecases/hotels/public-hotel.ts';
import { noMeter } from '../usecases/ports/metrics.ts';
import type { KeylessCore } from './core.ts';

/** The list of all hotels asks for no town. */
const noTowns = { townsNamed: () => [], townNames: () => [] };

/** What the pages in HTML are made of: the facts of one hotel, and the list of all for search engines. */
export const composePages = ({ table, clock, meter = noMeter }: KeylessCore): HotelPages & ListedHotels => {
  const { remembered } = hotelMemory({ table, hotels: hotelReader(table), nights: nightReader(table), clock, meter });
  return {
    publicHotel: publicHotel(remembered),
    listHotels: listHotels({ lists: hotelLists(table), towns: noTowns }),
  };
};
