import { hotelRanges } from '../../../contract/hotel-ranges.ts';
import { keys } from '../../../contract/keys.ts';
import type { HotelFacts, HotelReader } from '../../../usecases/ports/hotels.ts';
import { fromFormerHotelItem } from '../bookings/former-hotel.ts';
import { fromNightItem } from '../nights/night-item.ts';
import { getItem, getItems, type Item, queryAll, type Table } from '../table.ts';
import { fromHotelItem, fromRatingItem, noRatings } from './hotel-item.ts';
import { fromRoomTypeItem } from './room-type-item.ts';

const ofType = (items: readonly Item[], type: string): Item[] => items.filter((item) => item['type'] === type);

const factsFrom = (items: readonly Item[]): HotelFacts | undefined => {
  const [hotel] = ofType(items, 'hotel');
  if (hotel === undefined) return undefined;
  const [rating] = ofType(items, 'rating');
  return {
    hotel: fromHotelItem(hotel),
    rating: rating === undefined ? noRatings : fromRatingItem(rating),
    roomTypes: ofType(items, 'roomType').map(fromRoomTypeItem),
  };
};

export const hotelReader = (table: Table): HotelReader => ({
  async facts(hotelId, { consistent = true } = {}) {
    return factsFrom(await queryAll(table, { pk: keys.hotel(hotelId).pk, ...hotelRanges.facts, consistent }));
  },

  async hotel(hotelId) {
    const item = await getItem(table, keys.hotel(hotelId));
    return item === undefined ? undefined : fromHotelItem(item);
  },

  async former(hotelId) {
    const item = await getItem(table, keys.formerHotel(hotelId));
    return item === undefined ? undefined : fromFormerHotelItem(item);
  },

  async forStay(hotelId, roomTypeId, dates) {
    const items = await getItems(table, [
      keys.hotel(hotelId),
      keys.roomType(hotelId, roomTypeId),
      ...dates.map((date) => keys.night(hotelId, date, roomTypeId)),
    ]);
    const facts = factsFrom(items);
    const roomType = facts?.roomTypes[0];
    if (facts === undefined || roomType === undefined) return undefined;
    const nights = items.filter((item) => String(item['sk']).startsWith('NIGHT#')).map(fromNightItem);
    return {
      hotel: facts.hotel,
      roomType,
      nights: nights.sort((one, other) => (one.date < other.date ? -1 : 1)),
    };
  },
});
