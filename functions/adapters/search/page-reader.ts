import { keys } from '../../contract/keys.ts';
import { batchesOf } from '../../usecases/batches.ts';
import type { OfferFacts, PageReader } from '../../usecases/ports/search.ts';
import { fromHotelItem, fromRatingItem, noRatings } from '../dynamo/hotels/hotel-item.ts';
import { fromRoomTypeItem } from '../dynamo/hotels/room-type-item.ts';
import { fromNightItem } from '../dynamo/nights/night-item.ts';
import { getItems, type Item, type Table } from '../dynamo/table.ts';

/** Keys in one BatchGetItem. */
const MOST_KEYS = 100;

/**
 * A page of 20 hotels and 3 nights is 120 items: two calls, where a Query each of facts and of nights would be forty.
 * Every item is billed by itself, so this costs about as many read units as those.
 */
export const pageReader = (table: Table): PageReader => ({
  async offers(wanted, dates) {
    const parts = wanted.map(({ hotelId, roomTypeId }) => [
      keys.hotel(hotelId),
      keys.rating(hotelId),
      keys.roomType(hotelId, roomTypeId),
      ...dates.map((date) => keys.night(hotelId, date, roomTypeId)),
    ]);
    const read = await Promise.all(batchesOf(parts.flat(), MOST_KEYS).map((some) => getItems(table, some)));
    const byHotel = Map.groupBy(read.flat(), (item) => String(item['pk']));
    return new Map(
      wanted.flatMap(({ hotelId }) => {
        const facts = factsFrom(byHotel.get(keys.hotel(hotelId).pk) ?? []);
        return facts === undefined ? [] : [[hotelId, facts]];
      }),
    );
  },
});

const factsFrom = (items: readonly Item[]): OfferFacts | undefined => {
  const ofType = (type: string): Item[] => items.filter((item) => item['type'] === type);
  const [hotel] = ofType('hotel');
  const [rating] = ofType('rating');
  if (hotel === undefined) return undefined;
  return {
    hotel: fromHotelItem(hotel),
    rating: rating === undefined ? noRatings : fromRatingItem(rating),
    roomTypes: ofType('roomType').map(fromRoomTypeItem),
    nights: items.filter((item) => String(item['sk']).startsWith('NIGHT#')).map(fromNightItem),
  };
};
