import { indexKeys, keys } from '../../../contract/keys.ts';
import type { OwnedHotels } from '../../../usecases/ports/hotels.ts';
import { getItems, queryPage, type Table } from '../table.ts';
import { fromHotelItem } from './hotel-item.ts';

/** The hotels of an owner, found by the index of owners and read strongly. */
export const ownedHotels =
  (table: Table): OwnedHotels =>
  async (ownerId, most) => {
    const { ownerPk: pk } = indexKeys.hotelOfOwner(ownerId, '');
    const page = await queryPage(table, { index: 'byOwner', pk, limit: most });
    const items = await getItems(
      table,
      page.items.map((item) => keys.hotel(String(item['ownerSk']))),
    );
    return { hotels: items.map(fromHotelItem), more: page.next !== undefined };
  };
