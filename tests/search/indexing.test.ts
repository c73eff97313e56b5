import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { searchWorldId } from '../../functions/adapters/dynamo/index-tickets.ts';
import type { Item, Table } from '../../functions/adapters/dynamo/table.ts';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { hotelIndex } from '../../functions/adapters/search/opensearch/hotel-index.ts';
import { indexSearch } from '../../functions/adapters/search/opensearch/index-search.ts';
import { openIndex } from '../../functions/adapters/search/opensearch/open-index.ts';
import { documentOf } from '../../functions/domain/search/index/document.ts';
import { freshIds } from '../../functions/runtime/composition/core.ts';
import { composeIndexKeeping, composeVerification } from '../../functions/runtime/composition/search-index.ts';
import { indexingWorker } from '../../functions/runtime/indexing-worker.ts';
import { NO_OPENSEARCH, openSearchForTests } from '../support/opensearch.ts';
import { compareWithOracle, pagesOf } from '../support/search-compare.ts';
import { changeOf, indexedTable, indexingCore, messagesOf, rebuildTelling } from '../support/search-index.ts';
import {
  aCommand,
  answered,
  type Given,
  given,
  idsOf,
  itemsOf,
  NOW,
  searchWorld,
  write,
} from '../support/search-world.ts';
import { aCentre, aWishFor, aWorld } from '../support/search-worlds.ts';

const url = openSearchForTests();
const address = { url: url ?? 'http://127.0.0.1:9' };
const { perEuro } = packagedRates;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Hotels on a table, in an index of their own, and searches by that index alone. */
const indexedWorld = async (hotels: readonly Given[]) => {
  const found: { engine?: ReturnType<typeof indexSearch> } = {};
  const world = await searchWorld(hotels, {
    around: () => ({ find: async (wish, page) => (await engineOf()).find(wish, page) }),
  });
  const engineOf = async () => {
    const { client, identity } = openIndex(world.table, () => searchWorldId(world.table, freshIds.next()), address);
    found.engine ??= indexSearch({ client, alias: (await identity()).names.alias, perEuro, timeoutMs: 10_000 });
    return found.engine;
  };
  const index = await indexedTable(world.table, address);
  closing.push(index.close, index.remove);
  const worker = indexingWorker(index.indexHotels, { log: () => undefined, dead: { keep: async () => undefined } });
  const search = async (wish: Parameters<typeof aCommand>[0] = {}) => {
    await index.settle();
    return answered(await world.search(aCommand(wish)));
  };
  return { ...world, find: world.search, index, worker, search };
};

const removeAll = async (table: Table, items: readonly Item[]): Promise<void> => {
  for (const { pk, sk } of items) {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
  }
};

describe.skipIf(url === undefined)(`the index of hotels${url === undefined ? ` (${NO_OPENSEARCH})` : ''}`, () => {
  it('rule 23: keeps what was read last, whoever writes last', async () => {
    const world = await indexedWorld([given('a')]);
    const { client, identity } = openIndex(world.table, () => searchWorldId(world.table, freshIds.next()), address);
    const core = indexingCore(world.table, address);
    const index = hotelIndex({ client, names: (await identity()).names, clock: core.clock, pauses: core.pauses });
    const writing = (ticket: number, name: string) => ({
      hotelId: 'a',
      ticket,
      document: documentOf(given('a', { name }), '2026-11-22', perEuro),
    });
    expect(await index.write([writing(20, 'Newer')])).toEqual([]);
    expect(await index.write([writing(19, 'Older'), writing(20, 'Older')])).toEqual([]);
    expect(idsOf(await world.search({ text: 'Newer' }))).toEqual([]); // Phase two knows its name is another.
    const engine = indexSearch({ client, alias: (await identity()).names.alias, perEuro, timeoutMs: 10_000 });
    const found = await engine.find({ ...wishOf(), words: ['newer'] }, { after: null, take: 5 });
    expect(found.hits.map(({ hotelId }) => hotelId)).toEqual(['a']);
  });

  it('rule 23: finds a deleted hotel no more, even if a late writer comes', async () => {
    const world = await indexedWorld([given('a'), given('b')]);
    await removeAll(world.table, itemsOf(given('a')));
    await world.worker(messagesOf([changeOf('a')]));
    expect((await world.search()).total).toBe(1);
    const { client, identity } = openIndex(world.table, () => searchWorldId(world.table, freshIds.next()), address);
    const { clock, pauses } = indexingCore(world.table, address);
    const late = hotelIndex({ client, names: (await identity()).names, clock, pauses });
    const document = documentOf(given('a'), '2026-11-22', perEuro);
    expect(await late.write([{ hotelId: 'a', ticket: 1, document }])).toEqual([]);
    expect(idsOf(await world.search())).toEqual(['b']);
  });

  it('writes a hotel once a batch, however many messages tell of it, and fails the unreadable one alone', async () => {
    const asked: string[][] = [];
    const letters: string[][] = [];
    const worker = indexingWorker(
      async (ids) => {
        asked.push([...ids]);
        return [
          { hotelId: 'b', why: 'too many requests', poison: false },
          { hotelId: 'c', why: 'mapper_parsing_exception', poison: true },
        ];
      },
      { log: () => undefined, dead: { keep: async (...letter) => void letters.push(letter) } },
    );
    const messages = [changeOf('a'), changeOf('b'), 'no JSON', changeOf('a'), changeOf('b'), changeOf('c')];
    const { batchItemFailures } = await worker(messagesOf(messages));
    expect(asked).toEqual([['a', 'b', 'c']]);
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m1', 'm4']);
    expect(letters.map(([body]) => body)).toEqual(['no JSON', JSON.stringify(changeOf('c'))]);
    expect(letters.map(([, reason]) => reason)).toEqual([
      expect.stringContaining('JSON'),
      'hotel c: mapper_parsing_exception',
    ]);
  });

  it('loses no change that comes while it is rebuilt', async () => {
    const world = await indexedWorld([given('a', { name: 'Old' }), given('b')]);
    const core = indexingCore(world.table, address);
    let changed = false;
    await rebuildTelling(core, async () => {
      // After the scan has read them, before searches change over.
      if (changed) return;
      changed = true;
      await write(world.table, itemsOf(given('a', { name: 'Young' })));
      await write(world.table, itemsOf(given('c')));
      await world.worker(messagesOf([changeOf('a'), changeOf('c')]));
    });
    expect(changed).toBe(true);
    expect(idsOf(await world.search())).toEqual(['a', 'b', 'c']);
    expect(idsOf(await world.search({ text: 'young' }))).toEqual(['a']);
  });

  it('verifies itself against the table', async () => {
    const world = await indexedWorld([given('a'), given('b'), given('c', { status: 'inactive' })]);
    expect(await world.index.verify(() => undefined)).toEqual({ checked: 3, different: [], surplus: 0 });
    await write(world.table, itemsOf(given('b', { amenities: ['pool'] })));
    await write(world.table, itemsOf(given('d')));
    const report = await world.index.verify(() => undefined);
    expect([...report.different].sort()).toEqual(['b', 'd']);
    await world.index.indexHotels(report.different);
    await world.index.settle();
    expect(await world.index.verify(() => undefined)).toEqual({ checked: 4, different: [], surplus: 0 });
  });

  it('is sampled once a day: hotels nobody can find and hotels that should not be found are written anew', async () => {
    const world = await indexedWorld(['a', 'b', 'c', 'd'].map((id) => given(id)));
    const sample = composeVerification(indexingCore(world.table, address));
    expect(await sample()).toEqual({ checked: 4, different: 0, repaired: 0 });
    // Three changes that no event told of.
    await write(world.table, itemsOf(given('b', { amenities: ['pool'] })));
    await write(world.table, itemsOf(given('e')));
    await removeAll(world.table, itemsOf(given('d')));
    expect(await sample()).toEqual({ checked: 5, different: 3, repaired: 3 });
    await world.index.settle();
    expect(idsOf(await world.search())).toEqual(['a', 'b', 'c', 'e']);
    expect(idsOf(await world.search({ amenities: ['pool'] }))).toEqual(['b']);
  });

  it('rule 24: writes anew what time alone makes old, and forgets hotels gone for a day', async () => {
    const leadTime = [{ id: 'late', withinDays: 3, factor: '0.5' }];
    const late = given('late', {}, { room: { demandPricing: { occupancy: [], leadTime } } });
    const world = await indexedWorld([late, given('plain'), given('gone')]);
    await removeAll(world.table, itemsOf(given('gone')));
    await world.worker(messagesOf([changeOf('gone')]));
    const on = async (now: string) => {
      await world.index.settle();
      const keeping = await composeIndexKeeping({ ...indexingCore(world.table, address), clock: { now: () => now } });
      return keeping.refresh(() => true);
    };
    expect(await on(NOW)).toEqual({ refreshed: 0, failed: 0, purged: 0 });
    // Just past midnight in Lisbon.
    expect(await on('2026-11-23T00:00:30.000Z')).toEqual({ refreshed: 1, failed: 0, purged: 0 });
    expect(await on('2026-11-23T00:01:00.000Z')).toEqual({ refreshed: 0, failed: 0, purged: 0 });
    expect(await on('2026-12-17T12:00:00.000Z')).toEqual({ refreshed: 2, failed: 0, purged: 1 });
  });

  const aCase = aCentre.chain((centre) =>
    fc.record({
      before: aWorld(centre),
      after: aWorld(centre),
      order: fc.infiniteStream(fc.nat(999)),
      wishes: fc.array(aWishFor(centre), { minLength: 3, maxLength: 8 }),
    }),
  );

  it('is true after changes and deletions told in any order, twice and late', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(aCase, async ({ before, after, order, wishes }) => {
        const world = await indexedWorld(before);
        const ids = [...new Set([...before, ...after].map(({ hotel }) => hotel.id))];
        const shuffled = () => {
          const keyed = ids.map((id) => ({ id, by: order.next().value ?? 0 }));
          return keyed.sort((one, other) => one.by - other.by).map(({ id }) => id);
        };
        for (const id of shuffled()) {
          const old = before.find(({ hotel }) => hotel.id === id);
          const young = after.find(({ hotel }) => hotel.id === id);
          if (old) await removeAll(world.table, itemsOf(old));
          if (young) await write(world.table, itemsOf(young));
          // Somebody else's message, old or early, comes in between.
          const told = shuffled().slice(0, 2).map(changeOf);
          await Promise.all([world.worker(messagesOf(told)), world.worker(messagesOf(told))]);
        }
        await Promise.all([shuffled(), shuffled()].map((each) => world.worker(messagesOf(each.map(changeOf)))));
        await world.index.settle();
        for (const wish of wishes) {
          const pages = await pagesOf(world.find, wish);
          if (pages !== undefined) compareWithOracle(wish, after, pages);
        }
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 10), endOnFailure: process.env['FUZZ_SHRINK'] !== '1' },
    );
  });
});

const wishOf = () => ({
  area: { kind: 'anywhere' as const },
  words: [],
  nights: null,
  guests: 2,
  rooms: 1,
  priceMin: null,
  priceMax: null,
  currency: 'EUR',
  amenities: [],
  starRating: [],
  minRating: null,
  sort: 'rating' as const,
  areaPrice: null,
  moment: { now: NOW, horizonMonths: 18, maxNights: 30 },
});
