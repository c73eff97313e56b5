import { hotelShard, indexes, indexKeys, keys, listingShards } from '../../../contract/keys.ts';
import type { HotelList, HotelLists, ListedHotel, RatedHotel } from '../../../usecases/ports/hotels.ts';
import { getItems, type Item, queryPage, type Table } from '../table.ts';
import { fromHotelItem, fromRatingItem, noRatings } from './hotel-item.ts';

/** One partition of an index a list is read from. */
interface Stretch {
  readonly index: 'byCity' | 'listing' | 'byOwner';
  readonly pk: string;
  readonly beginsWith?: string;
}

/** The partitions of a list, in the order they are read. */
const stretchesOf = (list: HotelList): Stretch[] => {
  if (list.of === 'owner') return [{ index: 'byOwner', pk: indexKeys.hotelOfOwner(list.ownerId, '').ownerPk }];
  const shards = Array.from({ length: listingShards }, (_, shard) => hotelShard(shard));
  if (list.of === 'all') return [...shards, hotelShard('UNLISTED')].map((pk) => ({ index: 'listing', pk }));
  const inCountry = list.country === undefined ? {} : { beginsWith: `${list.country}#` };
  if (list.towns === undefined) return shards.map((pk) => ({ index: 'listing', pk, ...inCountry }));
  return list.towns.map((town) => ({ index: 'byCity', pk: indexKeys.city(town, '', '').cityPk, ...inCountry }));
};

/** Behind which row of which stretch a list goes on, in words of the keys. */
const positionOf = (item: Item, sort: string, stretch: number): string => `${stretch} ${String(item[sort])}`;

const readPosition = (position: string | undefined): { stretch: number; sort: string | undefined } => {
  if (position === undefined) return { stretch: 0, sort: undefined };
  const space = position.indexOf(' ');
  return { stretch: Number(position.slice(0, space)), sort: position.slice(space + 1) };
};

const hotelIdOf = (item: Item): string => String(item['pk']).slice('HOTEL#'.length);

const startKey = ({ index, pk }: Stretch, sort: string): Item => {
  const hotelId = sort.slice(sort.lastIndexOf('#') + 1);
  const names = indexes[index];
  return { ...keys.hotel(hotelId), [names.partition]: pk, [names.sort]: sort };
};

/** Lists of hotels over the indexes; a hotel that has left its index since is simply not there. */
export const hotelLists = (table: Table): HotelLists => ({
  async *rows(list, after, pageSize): AsyncGenerator<ListedHotel> {
    const start = readPosition(after);
    for (const [number, stretch] of stretchesOf(list).entries()) {
      if (number < start.stretch) continue;
      let from = number === start.stretch && start.sort !== undefined ? startKey(stretch, start.sort) : undefined;
      do {
        const page = await queryPage(table, { ...stretch, limit: pageSize, after: from });
        for (const item of page.items) {
          yield { hotelId: hotelIdOf(item), position: positionOf(item, indexes[stretch.index].sort, number) };
        }
        from = page.next;
      } while (from);
    }
  },

  async rated(hotelIds) {
    const items = await getItems(
      table,
      hotelIds.flatMap((hotelId) => [keys.hotel(hotelId), keys.rating(hotelId)]),
      { consistent: false },
    );
    const byKey = new Map(items.map((item) => [`${item['pk']} ${item['sk']}`, item]));
    const itemAt = (key: { pk: string; sk: string }): Item | undefined => byKey.get(`${key.pk} ${key.sk}`);
    return hotelIds.flatMap((hotelId): RatedHotel[] => {
      const hotel = itemAt(keys.hotel(hotelId));
      const rating = itemAt(keys.rating(hotelId));
      if (hotel === undefined) return [];
      return [{ hotel: fromHotelItem(hotel), rating: rating === undefined ? noRatings : fromRatingItem(rating) }];
    });
  },
});
