import { hotelWritten } from '../adapters/dynamo/hotels/cache-invalidation.ts';
import { hotelLists } from '../adapters/dynamo/hotels/hotel-lists.ts';
import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { indexTickets, searchWorldId } from '../adapters/dynamo/hotels/index-tickets.ts';
import { nightReader } from '../adapters/dynamo/nights/night-repository.ts';
import { lazyTownWords } from '../adapters/places/lazy-towns.ts';
import { packagedRates } from '../adapters/rates/packaged-rates.ts';
import { hotelIndex } from '../adapters/search/opensearch/hotel-index.ts';
import { indexComparison, indexRebuilding } from '../adapters/search/opensearch/index-rebuilding.ts';
import { indexUpkeep } from '../adapters/search/opensearch/index-upkeep.ts';
import type { IndexNames } from '../adapters/search/opensearch/names.ts';
import { type OpenIndex, openIndex } from '../adapters/search/opensearch/open-index.ts';
import type { TownWords } from '../domain/search/words.ts';
import { type IndexHotels, indexHotels as writeHotels } from '../usecases/indexing/index-hotels.ts';
import { rebuildIndex } from '../usecases/indexing/rebuild-index.ts';
import { type RefreshReport, refreshIndex } from '../usecases/indexing/refresh-index.ts';
import { sampleIndex } from '../usecases/indexing/sample-index.ts';
import { verifyIndex } from '../usecases/indexing/verify-index.ts';
import type { RunSummary } from '../usecases/ports/clock.ts';
import type { KeylessCore } from './core.ts';

interface IndexingCore extends Pick<KeylessCore, 'table' | 'clock' | 'delay' | 'ids' | 'openSearch' | 'placesFile'> {
  /** Where the names of towns are not those of the file. */
  readonly townWords?: TownWords;
}

const townWordsOf = ({ placesFile, townWords = lazyTownWords(placesFile) }: IndexingCore): TownWords => townWords;

const indexOf = ({ table, ids, openSearch }: IndexingCore) => {
  if (openSearch === undefined) throw new Error('OPENSEARCH_URL is not set: there is no index to write to.');
  return openIndex(table, () => searchWorldId(table, ids.next()), openSearch);
};

/** Writes hotels into the index of this table, all there are while it is rebuilt. */
export const composeIndexing = (core: IndexingCore): IndexHotels => {
  const { table, clock, delay } = core;
  const index = indexOf(core);
  let whole: Promise<IndexHotels> | undefined;
  const compose = async (): Promise<IndexHotels> => {
    const { names } = await index.identity();
    return writeHotels({
      tickets: indexTickets(table),
      hotels: hotelReader(table),
      nights: nightReader(table),
      index: hotelIndex({ client: index.client, names, clock, delay }),
      rates: packagedRates,
      townWords: townWordsOf(core),
      clock,
    });
  };
  return async (hotelIds) => {
    whole ??= compose();
    whole.catch(() => {
      whole = undefined;
    });
    try {
      return await (await whole)(hotelIds);
    } finally {
      // Searches of this process do not go by what they remember of before.
      hotelWritten(table, { part: 'index' });
    }
  };
};

/** Writes anew what time alone has made old, as long as it may go on. */
export const composeUpkeep = (core: IndexingCore) => {
  const index = indexOf(core);
  const indexHotels = composeIndexing(core);
  return async (mayGoOn: () => boolean): Promise<RefreshReport> => {
    const { names } = await index.identity();
    return refreshIndex({ upkeep: indexUpkeep(index.client, names), indexHotels, clock: core.clock })(mayGoOn);
  };
};

const comparing = (core: IndexingCore, { client }: OpenIndex, names: IndexNames) => ({
  comparison: indexComparison({ client, names }),
  lists: hotelLists(core.table),
  hotels: hotelReader(core.table),
  nights: nightReader(core.table),
  rates: packagedRates,
  townWords: townWordsOf(core),
  delay: core.delay,
});

/** The daily comparison of a sample, which writes anew what differs. */
export const composeVerification = (core: IndexingCore) => {
  const index = indexOf(core);
  const indexHotels = composeIndexing(core);
  return async (): Promise<RunSummary> => {
    const { names } = await index.identity();
    return sampleIndex({ ...comparing(core, index, names), indexHotels })();
  };
};

/** Building the index anew and comparing it with the table: what `npm run reindex` and a first start do. */
export const composeIndexKeeping = async (core: IndexingCore) => {
  const { table, delay, ids } = core;
  const index = indexOf(core);
  const { names, world } = await index.identity();
  const rebuilding = indexRebuilding({ client: index.client, names, world, replicas: index.replicas, ids });
  const lists = hotelLists(table);
  const indexHotels = composeIndexing(core);
  return {
    indexHotels,
    isReady: rebuilding.isReady,
    refresh: composeUpkeep(core),
    rebuild: rebuildIndex({ rebuilding, lists, delay, indexHotels }),
    verify: verifyIndex(comparing(core, index, names)),
    /** Removes every index of this table, which goes with it. */
    remove: () => rebuilding.remove(),
    close: () => index.client.close(),
    /** What is written is found from now on, and not a second later. */
    settle: async () => {
      await index.client.indices.refresh({ index: names.alias });
    },
  };
};
