import { cellKeysOf, roomPart, toHotelItem } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { toRoomTypeItem } from '../../functions/adapters/dynamo/hotels/room-type-item.ts';
import type { Item } from '../../functions/adapters/dynamo/table.ts';
import { keys } from '../../functions/contract/keys.ts';
import { EARTH_RADIUS_KM, type Point } from '../../functions/domain/geo/distance.ts';
import type { AttributeValue, Snapshot, Item as StoredItem } from '../../memory-dynamodb/index.ts';
import { aHotel, aRoomType } from './search-world.ts';

// A city denser than any there is, put into a table in memory as it is stored: to write 50,000 hotels takes minutes.

const DEGREES_PER_KM = 180 / (Math.PI * EARTH_RADIUS_KM);
const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));

/** So many places spread evenly over a disc, the nearest to its middle first. */
export const disc = (middle: Point, radiusKm: number, count: number): Point[] =>
  Array.from({ length: count }, (_, index) => {
    const degrees = radiusKm * Math.sqrt((index + 0.5) / count) * DEGREES_PER_KM;
    const turn = index * GOLDEN_TURN;
    return {
      latitude: middle.latitude + degrees * Math.sin(turn),
      longitude: middle.longitude + (degrees * Math.cos(turn)) / Math.cos((middle.latitude * Math.PI) / 180),
    };
  });

const amenities = ['free_wifi', 'parking', 'breakfast', 'air_conditioning', 'bar', 'restaurant', 'pets_allowed'];

/** The id of the hotel at the place of that number. */
export const denseId = (index: number): string => `city-${String(index).padStart(5, '0')}`;

const inWords = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(inWords) };
  return typeof value === 'object' && value !== null ? { M: itemInWords(value) } : { NULL: true };
};

/** An item as it travels to DynamoDB. */
const itemInWords = (item: object): StoredItem =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, inWords(value)]));

/** One in a thousand has five stars. */
const itemsAt = (place: Point, index: number): Item[] => {
  const id = denseId(index);
  const key = { id, ...place };
  return [
    { ...keys.hotel(id), ...key, starRating: index % 1000 === 999 ? 5 : 3, ...cellKeysOf(key, 'HOTEL') },
    { ...keys.roomType(id, 'room'), hotelId: id, ...cellKeysOf(key, roomPart('room')) },
  ];
};

/**
 * Hotels at these places, each with a room type, as a table in memory keeps them: in the index of cells and in no other.
 * What is the same in all of them is put into DynamoDB's words once.
 */
export const denseCity = (table: string, places: readonly Point[]): Snapshot => {
  const hotel = aHotel('any', { amenities });
  const { ownerPk, ownerSk, cityPk, citySk, listPk, listSk, ...inCells } = toHotelItem(hotel);
  const like = [inCells, toRoomTypeItem(hotel, aRoomType('any', 'room'))].map(itemInWords);
  const items = places
    .map((place, index) => ({ place, index }))
    .sort((one, other) => one.place.longitude - other.place.longitude)
    .flatMap(({ place, index }) =>
      itemsAt(place, index).map((item, kind) => ({ ...like[kind], ...itemInWords(item) })),
    );
  return new Map([[table, items]]);
};
