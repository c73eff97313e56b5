import { hotelShard, keys, listingShards } from '../../contract/keys.ts';
import { beginsName, completesName, type NamedHotel } from '../../domain/search/complete-name.ts';
import { ratingSums } from '../../domain/search/rating.ts';
import type { TownWords } from '../../domain/search/words.ts';
import type { Meter } from '../../usecases/ports/metrics.ts';
import type { HotelNames } from '../../usecases/ports/search.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { remembered } from '../cache/remembered.ts';
import { onHotelWritten } from '../dynamo/hotels/cache-invalidation.ts';
import { fromHotelItem, fromRatingItem } from '../dynamo/hotels/hotel-item.ts';
import { getItems, type Item, queryPage, type Table } from '../dynamo/table.ts';
import { bounds } from './bounds.ts';

/** How late another process's new hotel may be completed. */
const TTL_MS = 60_000;
const MOST_BYTES = 1_000_000;

type Listed = NamedHotel & { readonly reviews: number };

/**
 * Names of hotels without an index: of the first 500 of the list of active ones, by country and age, some 20 calls of
 * the table once a minute, and again after this process has written a hotel.
 */
export const listedNames = (
  table: Table,
  { clock, meter, townWords }: { readonly clock: Clock; readonly meter: Meter; readonly townWords: TownWords },
): HotelNames => {
  const memory = remembered<readonly Listed[]>({
    name: 'hotel-names',
    ttlMs: TTL_MS,
    mostBytes: MOST_BYTES,
    clock,
    meter,
  });
  onHotelWritten(table, ({ part }) => {
    if (part === 'facts') memory.forgetAll();
  });
  return {
    async complete(words, limit) {
      const listed = (await memory.get('', () => readList(table))) ?? [];
      return listed
        .filter((hotel) => completesName(words, hotel, townWords))
        .map((hotel) => ({ ...hotel, begins: Number(beginsName(words, hotel)) }))
        .sort((one, other) => other.begins - one.begins || other.reviews - one.reviews || (one.id < other.id ? -1 : 1))
        .slice(0, limit)
        .map(({ id }) => id);
    },
  };
};

const readList = async (table: Table): Promise<readonly Listed[]> => {
  const shards = Array.from({ length: listingShards }, (_, shard) => hotelShard(shard));
  const pages = await Promise.all(shards.map((pk) => queryPage(table, { index: 'listing', pk, limit: bounds.hotels })));
  const ids = pages
    .flatMap(({ items }) => items)
    .sort((one, other) => (String(one['listSk']) < String(other['listSk']) ? -1 : 1))
    .slice(0, bounds.hotels)
    .map(({ pk }) => String(pk).slice('HOTEL#'.length));
  const items = await getItems(
    table,
    ids.flatMap((id) => [keys.hotel(id), keys.rating(id)]),
    { consistent: false },
  );
  const reviews = new Map(
    items.filter(isOf('rating')).map((item) => [item['hotelId'], ratingSums(fromRatingItem(item)).count]),
  );
  return items
    .filter(isOf('hotel'))
    .map(fromHotelItem)
    .filter(({ deleting }) => deleting !== true)
    .map(({ id, name, city, country, latitude, longitude }) => ({
      id,
      name,
      city,
      country,
      latitude,
      longitude,
      reviews: reviews.get(id) ?? 0,
    }));
};

const isOf =
  (type: string) =>
  (item: Item): boolean =>
    item['type'] === type;
