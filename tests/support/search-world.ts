import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { nightMemory } from '../../functions/adapters/cache/night-memory.ts';
import { hotelsChanged } from '../../functions/adapters/dynamo/hotels/cache-invalidation.ts';
import { toHotelItem, toRatingItem } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { hotelReader } from '../../functions/adapters/dynamo/hotels/hotel-repository.ts';
import { toRoomTypeItem } from '../../functions/adapters/dynamo/hotels/room-type-item.ts';
import { noLimits } from '../../functions/adapters/dynamo/limits/rate-limits.ts';
import { toNightItem } from '../../functions/adapters/dynamo/nights/night-item.ts';
import { nightReader } from '../../functions/adapters/dynamo/nights/night-repository.ts';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import type { Item, Table } from '../../functions/adapters/dynamo/table.ts';
import type { Place, Places } from '../../functions/adapters/places/place.ts';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { cellsSearch } from '../../functions/adapters/search/cells-search.ts';
import { pageReader } from '../../functions/adapters/search/page-reader.ts';
import type { Instant } from '../../functions/domain/calendar/instant.ts';
import type { Hotel, Night, RatingCounts, RoomType } from '../../functions/domain/hotel/hotel.ts';
import { spreadGuests } from '../../functions/domain/rates/party.ts';
import { ANYBODY } from '../../functions/domain/rates/plan.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import type { TownWords } from '../../functions/domain/search/words.ts';
import { noMeter } from '../../functions/usecases/ports/metrics.ts';
import type { HotelSearch, NamedPlace, PageOutdated } from '../../functions/usecases/ports/search.ts';
import { defaultSettings } from '../../functions/usecases/ports/settings.ts';
import { type SearchCommand, type SearchOutcome, searchHotels } from '../../functions/usecases/search/search-hotels.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { freshTable } from './dynamodb.ts';

/** A hotel with everything of it, as a test writes it down. */
export interface Given {
  readonly hotel: Hotel;
  readonly rating: RatingCounts;
  readonly roomTypes: readonly RoomType[];
  readonly nights: readonly Night[];
}

/** Noon of a Sunday in UTC: late on Sunday in Kiritimati's Monday, still night in Pago Pago. */
export const NOW: Instant = '2026-11-22T12:00:00.000Z';

/** A hotel in Lisbon in euros, without taxes. */
export const aHotel = (id: string, facts: Partial<Hotel> = {}): Hotel => ({
  id,
  ownerId: 'owner',
  name: `Hotel ${id}`,
  description: '',
  address: 'Rua Augusta 1',
  city: 'Lisbon',
  country: 'PT',
  latitude: 38.7167,
  longitude: -9.1333,
  starRating: null,
  amenities: [],
  images: [],
  status: 'active',
  timeZone: 'Europe/Lisbon',
  currency: 'EUR',
  checkInTime: '15:00',
  checkOutTime: '11:00',
  taxes: [],
  cancellationPolicy: { steps: [] },
  createdAt: NOW,
  updatedAt: NOW,
  version: 1,
  roomTypeCount: 1,
  ...facts,
});

/** Two rooms for two at 100.00. */
export const aRoomType = (hotelId: string, id: string, facts: Partial<RoomType> = {}): RoomType => ({
  id,
  hotelId,
  name: `Room ${id}`,
  description: '',
  basePrice: 10_000,
  maxGuests: 2,
  totalRooms: 2,
  softLimit: null,
  demandPricing: null,
  amenities: [],
  images: [],
  version: 1,
  ...facts,
});

export const noReviews: RatingCounts = [0, 0, 0, 0, 0];

/** A hotel with one room type, `<id>-room`. */
export const given = (
  id: string,
  hotel: Partial<Hotel> = {},
  {
    rating = noReviews,
    room = {},
    nights = [],
  }: { rating?: RatingCounts; room?: Partial<RoomType>; nights?: Night[] } = {},
): Given => ({ hotel: aHotel(id, hotel), rating, roomTypes: [aRoomType(id, `${id}-room`, room)], nights });

export const makeTable = async (client: DynamoDBClient): Promise<Table> => tableOf(client, await freshTable(client));

export const itemsOf = ({ hotel, rating, roomTypes, nights }: Given): Item[] => [
  toHotelItem(hotel),
  toRatingItem(hotel, rating),
  ...roomTypes.map((roomType) => toRoomTypeItem(hotel, roomType)),
  ...nights.map(toNightItem),
];

export const write = async (table: Table, items: readonly Item[]): Promise<void> => {
  for (let from = 0; from < items.length; from += 25) {
    const requests = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }));
  }
  // As the writers of hotels do.
  hotelsChanged(table);
};

/** The other names of towns here. */
export const townWords: TownWords = ({ city }) => (city === 'Lisbon' ? ['lisboa', 'lissabon', 'лиссабон'] : []);

/** No place has a name to be searched by here; tests of names open the real ones. */
const nowhere: Pick<Places, 'resolve' | 'suggest' | 'townWords'> = {
  resolve: () => undefined,
  suggest: (): Place[] => [],
  townWords,
};

/** Euros a night in every area here. */
export const AREA_PRICE = 90;

/** Searching as the composition does it, at a time and with places of the test's own. */
export const searching = (
  table: Table,
  {
    now = NOW,
    places = nowhere,
    around = (search: HotelSearch) => search,
    meter = noMeter,
    outdated = (() => undefined) as PageOutdated,
    hotelTown = async (): Promise<NamedPlace | undefined> => undefined,
  } = {},
) => {
  const nights = nightMemory({ table, nights: nightReader(table), clock: { now: () => now }, meter });
  return searchHotels({
    codes: noLimits().codes,
    search: around(cellsSearch({ table, nights: nights.searched, perEuro: packagedRates.perEuro })),
    areaPrices: { middle: async () => AREA_PRICE },
    hotelTown,
    page: pageReader(table),
    hotels: hotelReader(table),
    nights: nights.truth,
    places,
    rates: packagedRates,
    settings: { current: async () => defaultSettings },
    clock: { now: () => now },
    meter,
    outdated,
  });
};

/** Every hotel given, on a table in memory; `reads` counts calls by operation and index. */
export const searchWorld = async (hotels: readonly Given[], options: Parameters<typeof searching>[1] = {}) => {
  const reads = new Map<string, number>();
  const memory = createMemoryDynamo({
    intercept: ({ operation, input }) => {
      const index = typeof input === 'object' && input !== null && 'IndexName' in input ? ` ${input.IndexName}` : '';
      reads.set(operation + index, (reads.get(operation + index) ?? 0) + 1);
      return undefined;
    },
  });
  const table = await makeTable(memory.client());
  await write(table, hotels.flatMap(itemsOf));
  reads.clear();
  return { table, reads, search: searching(table, options) };
};

/** Two guests, one room, no dates, and nothing asked of the hotel. */
const unfiltered = {
  nights: null,
  guests: 2,
  rooms: 1,
  priceMin: null,
  priceMax: null,
  currency: 'EUR',
  amenities: [],
  starRating: [],
  minRating: null,
};

/** Lisbon, two guests, one room, no dates. */
export const aCommand = (criteria: Partial<SearchCommand> = {}): SearchCommand => ({
  where: { point: { latitude: 38.7167, longitude: -9.1333 } },
  radiusKm: 50,
  text: '',
  ...unfiltered,
  sort: 'distance',
  limit: 20,
  after: null,
  ...criteria,
});

/** An answer that must not be a refusal. */
export const answered = (outcome: Awaited<ReturnType<ReturnType<typeof searchHotels>>>): SearchOutcome => {
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
};

export const idsOf = (outcome: SearchOutcome): string[] => outcome.hotels.map(({ hotel }) => hotel.id);

/** The criteria of a search for every hotel of the world, by rating. */
export const criteriaOf = () => ({
  area: { kind: 'anywhere' as const },
  words: [],
  ...unfiltered,
  party: spreadGuests(unfiltered.guests, unfiltered.rooms),
  caller: ANYBODY,
  boards: [],
  refundable: false,
  sort: 'rating' as const,
  areaPrice: null,
  moment: { now: NOW, horizonMonths: 18, maxNights: 30 },
});
