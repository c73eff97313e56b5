import { keys } from '../../../contract/keys.ts';
import { type Hotel, isOnSale } from '../../../domain/hotel/hotel.ts';
import type { ActiveHotels } from '../../../usecases/ports/search.ts';
import { getItems, type Table } from '../table.ts';
import { fromHotelItem } from './hotel-item.ts';

/** One strong BatchGetItem for up to a hundred hotels. */
export const activeHotels = (table: Table): ActiveHotels => ({
  async active(hotelIds) {
    const hotels = (await getItems(table, hotelIds.map(keys.hotel))).map(fromHotelItem);
    const byId = new Map(hotels.map((hotel) => [hotel.id, hotel]));
    return hotelIds.map((id) => byId.get(id)).filter((hotel): hotel is Hotel => hotel !== undefined && isOnSale(hotel));
  },
});
