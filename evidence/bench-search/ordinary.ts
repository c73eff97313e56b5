import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { nightMemory } from '../../functions/adapters/cache/night-memory.ts';
import { hotelsChanged } from '../../functions/adapters/dynamo/hotels/cache-invalidation.ts';
import { toHotelItem, toRatingItem } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { toRoomTypeItem } from '../../functions/adapters/dynamo/hotels/room-type-item.ts';
import { toNightItem } from '../../functions/adapters/dynamo/nights/night-item.ts';
import { nightReader } from '../../functions/adapters/dynamo/nights/night-repository.ts';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import type { Item, Table } from '../../functions/adapters/dynamo/table.ts';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { cellsSearch } from '../../functions/adapters/search/cells-search.ts';
import { realClock } from '../../functions/composition/core.ts';
import { composeIndexKeeping } from '../../functions/composition/search-index.ts';
import { distanceKm, type Point } from '../../functions/domain/geo/distance.ts';
import { spreadGuests } from '../../functions/domain/rates/party.ts';
import type { SearchCriteria } from '../../functions/domain/search/criteria.ts';
import { noMeter } from '../../functions/usecases/ports/metrics.ts';
import { createTable } from '../../local/table-definition.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { indexingCore } from '../../tests/support/search-index.ts';
import type { Find } from './methods.ts';
import { ownMs } from './processor.ts';
import { oneByOne, quantile } from './rounds.ts';
import { isSame, page } from './truth.ts';
import { CALL_MS } from './two-phases.ts';
import { type BenchHotel, type BenchWorld, townWords } from './world.ts';

/** Cities of medium size: every fortieth of the 500, from the hundredth on. */
const FIRST = 100;
const STEP = 40;
const REACH_KM = 60;

const itemsOf = ({ hotel, rating, roomTypes, nights }: BenchHotel): Item[] => [
  toHotelItem(hotel),
  toRatingItem(hotel, rating),
  ...roomTypes.map((roomType) => toRoomTypeItem(hotel, roomType)),
  ...nights.map(toNightItem),
];

export interface Ordinary {
  /** p95 in milliseconds: of the index, of the table with cached cells and nights, and without a cache. */
  readonly index: number;
  readonly table: number;
  readonly cold: number;
  /** Hotels per second that one worker reads from this table and writes to an index. */
  readonly indexed: number;
  /** CPU milliseconds of this process per hotel, including the in-memory table. */
  readonly indexingMs: number;
  readonly hotels: number;
  /** Queries of a search of the table, on average. */
  readonly queries: number;
  /** Answers of the table that differ from the index's, and those marked as limited to the nearest hotels. */
  readonly wrong: number;
  readonly partial: number;
}

/** One worker for all of these hotels: a ticket, two Queries, and the bulk requests. */
const indexAll = async (table: Table, hotelIds: readonly string[], url: string) => {
  const core = { ...indexingCore(table, { url }), townWords };
  const keeping = await composeIndexKeeping(core);
  await keeping.rebuild({ others: 'none', progress: () => undefined });
  const own = ownMs();
  const began = performance.now();
  const failures = await keeping.indexHotels(hotelIds);
  const seconds = (performance.now() - began) / 1000;
  const indexingMs = (ownMs() - own) / hotelIds.length;
  await keeping.remove();
  await keeping.close();
  if (failures.length > 0) throw new Error(`a hotel could not be indexed: ${failures[0]?.why}`);
  return { indexed: hotelIds.length / seconds, indexingMs };
};

/** Compares the table search with the index search in medium-sized cities: an in-memory table, 5 ms per call. */
export const ordinaryCities = async (
  world: BenchWorld,
  spots: readonly Point[],
  criteriaList: readonly SearchCriteria[],
  ours: Find,
  { rounds, url }: { readonly rounds: number; readonly url: string },
): Promise<Ordinary> => {
  const cities = world.cities.filter((_, rank) => rank >= FIRST && (rank - FIRST) % STEP === 0);
  let slow = false;
  let queries = 0;
  const memory = createMemoryDynamo({
    intercept: async ({ operation }) => {
      if (operation === 'Query') queries += 1;
      if (slow) await new Promise((resolve) => setTimeout(resolve, CALL_MS));
      return undefined;
    },
  });
  const client = memory.client();
  await createTable(client, 'ordinary');
  const table = tableOf(client, 'ordinary');
  const hotelIds: string[] = [];
  for (const [number, spot] of spots.entries()) {
    if (!cities.some((city) => distanceKm(city, spot) <= REACH_KM)) continue;
    const whole = world.hotelAt(number);
    hotelIds.push(whole.hotel.id);
    const items = itemsOf(whole);
    for (let from = 0; from < items.length; from += 25) {
      const requests = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }));
    }
  }
  const asked = criteriaList.map((criteria, index): SearchCriteria => {
    const { latitude, longitude } = cities[index % cities.length] ?? { latitude: 0, longitude: 0 };
    return {
      ...criteria,
      priceMax: null,
      rooms: 1,
      party: spreadGuests(criteria.guests, 1),
      area: { kind: 'around', centre: { latitude, longitude }, radiusKm: 50 },
    };
  });
  const criteriaAt = (search: number): SearchCriteria => {
    const criteria = asked[search];
    if (criteria === undefined) throw new RangeError(`there is no search ${search}`);
    return criteria;
  };
  const { searched } = nightMemory({ table, nights: nightReader(table), clock: realClock, meter: noMeter });
  const fallback = cellsSearch({ table, nights: searched, perEuro: packagedRates.perEuro });
  // The same table in a process with its own cache, which is cleared before every search.
  const forgetful = tableOf(client, 'ordinary');
  const anew = cellsSearch({ table: forgetful, nights: nightReader(forgetful), perEuro: packagedRates.perEuro });
  slow = true;
  let wrong = 0;
  let partial = 0;
  for (const criteria of asked.slice(0, cities.length)) {
    const found = await fallback.find(criteria, page);
    if (found.partial) partial += 1;
    else if (!isSame(found, (await ours(criteria)).found)) wrong += 1;
  }
  queries = 0;
  const ofTable = (search: number) => fallback.find(criteriaAt(search), page);
  const cold = (search: number) => {
    hotelsChanged(forgetful);
    return anew.find(criteriaAt(search), page);
  };
  const searches = asked.length;
  let tableQueries = 0;
  const counted = async (search: number) => {
    const before = queries;
    await ofTable(search);
    tableQueries += queries - before;
  };
  const [index, warm, forgotten] = await oneByOne(
    [
      { searches, ask: (search) => ours(criteriaAt(search)) },
      { searches, ask: counted },
      { searches, ask: cold },
    ],
    rounds,
  );
  const asks = searches * rounds + Math.ceil(searches / 5);
  const p95 = (times: readonly number[] | undefined) => quantile(times ?? [], 0.95);
  const indexing = await indexAll(table, hotelIds, url);
  return {
    index: p95(index),
    table: p95(warm),
    cold: p95(forgotten),
    ...indexing,
    hotels: hotelIds.length,
    queries: tableQueries / asks,
    wrong,
    partial,
  };
};
