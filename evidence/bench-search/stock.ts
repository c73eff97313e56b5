import { randomUUID } from 'node:crypto';
import type { Client } from '@opensearch-project/opensearch';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { bodyOf } from '../../functions/adapters/search/opensearch/document-body.ts';
import { hotelIndex } from '../../functions/adapters/search/opensearch/hotel-index.ts';
import { beginRefreshing, createIndex, mergeWhole } from '../../functions/adapters/search/opensearch/indexes.ts';
import { unordered } from '../../functions/adapters/search/opensearch/mapping.ts';
import { namesOf } from '../../functions/adapters/search/opensearch/names.ts';
import { realDelay } from '../../functions/composition/core.ts';
import { today } from '../../functions/domain/calendar/zone.ts';
import type { Point } from '../../functions/domain/geo/distance.ts';
import { documentOf } from '../../functions/domain/search/index/document.ts';
import { batchesOf } from '../../functions/usecases/batches.ts';
import { inParallel } from '../../functions/usecases/in-parallel.ts';
import { indexHotels } from '../../functions/usecases/indexing/index-hotels.ts';
import { nestedBody, nestedMappings } from './nested.ts';
import { engineMs, ownMs } from './processor.ts';
import { type BenchHotel, type BenchWorld, NOW, townWords } from './world.ts';

/** Hotels generated in one batch, before the timer starts: the batch size of a rebuild. */
const DRAWN = 2000;
const BULK = 100;
const BULKS_AT_ONCE = 2;
/** Hotels written one after the other, to measure a writer that waits for each write. */
const SINGLES = 300;

export interface Stock {
  readonly megabytes: number;
  readonly segments: number;
  /** Hotels per second whose documents were created and written, in bulk and one after the other. */
  readonly bulk: number;
  readonly single: number;
  /** Milliseconds of the merge into one segment. */
  readonly merged: number;
  /** CPU milliseconds per hotel written in bulk: of this process, and of OpenSearch. */
  readonly own: number;
  readonly engine: number;
}

/** Time spent on writes so far, in milliseconds. */
interface Taken {
  readonly ms: number;
  readonly own: number;
  readonly engine: number;
}
const nothingTaken: Taken = { ms: 0, own: 0, engine: 0 };

interface IndexUnderTest {
  readonly index: string;
  readonly put: (hotels: readonly BenchHotel[]) => Promise<void>;
}

/** Our index, filled by the worker's own use case with generated hotels instead of table reads. */
const openOurs = async (client: Client): Promise<IndexUnderTest> => {
  const world = `bench-${randomUUID()}`;
  const names = namesOf(world);
  const index = names.fresh('1');
  await createIndex(client, names, { index, world, replicas: 0 });
  const clock = { now: () => NOW };
  const drawn = new Map<string, BenchHotel>();
  let ticket = 0;
  const write = indexHotels({
    tickets: {
      take: async () => {
        ticket += 1;
        return ticket;
      },
    },
    hotels: { facts: async (id) => drawn.get(id) },
    nights: { nights: async (id) => [...(drawn.get(id)?.nights ?? [])] },
    index: hotelIndex({ client, names, clock, delay: realDelay }),
    rates: packagedRates,
    townWords,
    clock,
  });
  return {
    index,
    async put(hotels) {
      for (const each of hotels) drawn.set(each.hotel.id, each);
      const failures = await write(hotels.map(({ hotel }) => hotel.id));
      drawn.clear();
      if (failures.length > 0) throw new Error(`a document was refused: ${JSON.stringify(failures[0])}`);
    },
  };
};

const factsBody = ({ hotel, ...rest }: BenchHotel): Record<string, unknown> => {
  const document = documentOf({ hotel, ...rest }, today(NOW, hotel.timeZone), packagedRates.perEuro, townWords);
  if (document === null) throw new Error('every hotel of the bench can be found');
  return bodyOf(document);
};

/** Nested documents do not support an index sort. */
const openNested = async (client: Client): Promise<IndexUnderTest> => {
  const index = `bench-nested-${randomUUID()}`;
  await client.indices.create({ index, body: { settings: unordered(0), mappings: nestedMappings } });
  return {
    index,
    async put(hotels) {
      await inParallel(batchesOf(hotels, BULK), BULKS_AT_ONCE, async (bulk) => {
        const body = bulk.flatMap((each) => [{ index: { _id: each.hotel.id } }, nestedBody(factsBody(each), each)]);
        const { body: said } = await client.bulk({ index, body });
        if (said.errors) throw new Error(`a document was refused: ${JSON.stringify(said.items[0])}`);
      });
    },
  };
};

/** Our index and a nested index with the same hotels, which grow together. */
export const openStock = async (client: Client, world: BenchWorld, mostNested: number) => {
  const ours = await openOurs(client);
  const nested = await openNested(client);
  const spots: Point[] = [];

  const settle = async ({ index }: IndexUnderTest): Promise<void> => {
    await client.indices.refresh({ index });
    for (let look = 0; look < 240; look += 1) {
      const { body } = await client.indices.stats({ index, metric: 'merge' });
      if ((body._all.primaries?.merges?.current ?? 0) === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };

  const measured = async (index: IndexUnderTest, { ms, own, engine }: Taken, hotels: number): Promise<Stock> => {
    // The same state as after a rebuild.
    const merging = performance.now();
    await mergeWhole(client, index.index);
    const merged = performance.now() - merging;
    await beginRefreshing(client, index.index);
    const some = Array.from({ length: Math.min(SINGLES, spots.length) }, (_, number) => world.hotelAt(number));
    const began = performance.now();
    for (const each of some) await index.put([each]);
    const single = (1000 * some.length) / (performance.now() - began);
    await settle(index);
    const { body } = await client.indices.stats({ index: index.index });
    return {
      megabytes: (body._all.primaries?.store?.size_in_bytes ?? 0) / 1e6,
      segments: body._all.primaries?.segments?.count ?? 0,
      bulk: (1000 * hotels) / ms,
      single,
      merged,
      own: own / hotels,
      engine: engine / hotels,
    };
  };

  return {
    ours: ours.index,
    /** The index of nested documents with this number of hotels. */
    nestedOf: (size: number): string | undefined => (size <= mostNested ? nested.index : undefined),
    /** The location of every hotel in the indexes. */
    spots,
    /** Adds hotels up to this number. */
    async growTo(size: number): Promise<{ readonly ours: Stock; readonly nested: Stock | undefined }> {
      const added = size - spots.length;
      const took = new Map((size <= mostNested ? [ours, nested] : [ours]).map((index) => [index, nothingTaken]));
      for (const { index } of took.keys()) {
        await client.indices.putSettings({ index, body: { index: { refresh_interval: '-1' } } });
      }
      while (spots.length < size) {
        const first = spots.length;
        const hotels = Array.from({ length: Math.min(DRAWN, size - first) }, (_, number) =>
          world.hotelAt(first + number),
        );
        for (const [index, before] of took) {
          const [began, own, engine] = [performance.now(), ownMs(), await engineMs(client)];
          await index.put(hotels);
          took.set(index, {
            ms: before.ms + performance.now() - began,
            own: before.own + ownMs() - own,
            engine: before.engine + (await engineMs(client)) - engine,
          });
        }
        spots.push(...hotels.map(({ hotel: { latitude, longitude } }) => ({ latitude, longitude })));
      }
      const ofNested = took.get(nested);
      return {
        ours: await measured(ours, took.get(ours) ?? nothingTaken, added),
        nested: ofNested && (await measured(nested, ofNested, added)),
      };
    },
    async remove(): Promise<void> {
      for (const { index } of [ours, nested]) await client.indices.delete({ index }, { ignore: [404] });
    },
  };
};
