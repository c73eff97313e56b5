import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { hotelReader } from '../../../functions/adapters/dynamo/hotels/hotel-repository.ts';
import { indexTickets, searchWorldId } from '../../../functions/adapters/dynamo/hotels/index-tickets.ts';
import { nightReader } from '../../../functions/adapters/dynamo/nights/night-repository.ts';
import { eventsOfChange } from '../../../functions/adapters/dynamo/outbox/stream-events.ts';
import { getItem } from '../../../functions/adapters/dynamo/table.ts';
import { packagedRates } from '../../../functions/adapters/rates/packaged-rates.ts';
import { hotelIndex } from '../../../functions/adapters/search/opensearch/hotel-index.ts';
import { indexSearch } from '../../../functions/adapters/search/opensearch/index-search.ts';
import { openIndex } from '../../../functions/adapters/search/opensearch/open-index.ts';
import { freshIds } from '../../../functions/composition/core.ts';
import { composeIndexKeeping, composeVerification } from '../../../functions/composition/search-index.ts';
import { keys } from '../../../functions/contract/keys.ts';
import { documentOf } from '../../../functions/domain/search/index/document.ts';
import { indexingWorker } from '../../../functions/runtime/indexing-worker.ts';
import { indexHotels } from '../../../functions/usecases/indexing/index-hotels.ts';
import { NO_OPENSEARCH, openSearchForTests } from '../../support/opensearch.ts';
import { compareWithOracle, pagesOf } from '../../support/search-compare.ts';
import {
  changeOf,
  indexedTable,
  indexingCore,
  messagesOf,
  rebuildTelling,
  removeAll,
} from '../../support/search-index.ts';
import {
  aCommand,
  answered,
  criteriaOf,
  type Given,
  given,
  idsOf,
  itemsOf,
  NOW,
  searchWorld,
  townWords,
  write,
} from '../../support/search-world.ts';
import { aCentre, aSearchFor, aWorld } from '../../support/search-worlds.ts';

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
    around: () => ({ find: async (criteria, page) => (await engineOf()).find(criteria, page) }),
  });
  const engineOf = async () => {
    const { client, identity } = openIndex(world.table, () => searchWorldId(world.table, freshIds.next()), address);
    found.engine ??= indexSearch({ client, alias: (await identity()).names.alias, perEuro, timeoutMs: 10_000 });
    return found.engine;
  };
  const index = await indexedTable(world.table, address);
  closing.push(index.close, index.remove);
  const worker = indexingWorker(index.indexHotels, {
    log: () => undefined,
    dead: { keep: async () => undefined },
    clock: { now: () => NOW },
  });
  const search = async (criteria: Parameters<typeof aCommand>[0] = {}) => {
    await index.settle();
    return answered(await world.search(aCommand(criteria)));
  };
  return { ...world, find: world.search, index, worker, search };
};

describe.skipIf(url === undefined)(`the index of hotels${url === undefined ? ` (${NO_OPENSEARCH})` : ''}`, () => {
  describe('rule 23: the document that stands is the one that was read last', () => {
    it('keeps what was read last, whoever writes last', async () => {
      const world = await indexedWorld([given('a')]);
      const { client, identity } = openIndex(world.table, () => searchWorldId(world.table, freshIds.next()), address);
      const core = indexingCore(world.table, address);
      const index = hotelIndex({ client, names: (await identity()).names, clock: core.clock, delay: core.delay });
      const writing = (ticket: number, name: string) => ({
        hotelId: 'a',
        ticket,
        document: documentOf(given('a', { name }), '2026-11-22', perEuro),
      });
      expect(await index.write([writing(20, 'Newer')])).toEqual([]);
      expect(await index.write([writing(19, 'Older'), writing(20, 'Older')])).toEqual([]);
      expect(idsOf(await world.search({ text: 'Newer' }))).toEqual([]); // Phase two knows its name is another.
      const engine = indexSearch({ client, alias: (await identity()).names.alias, perEuro, timeoutMs: 10_000 });
      const found = await engine.find({ ...criteriaOf(), words: ['newer'] }, { after: null, take: 5 });
      expect(found.hits.map(({ hotelId }) => hotelId)).toEqual(['a']);
    });

    it('finds a deleted hotel no more, even if a late writer comes', async () => {
      const world = await indexedWorld([given('a'), given('b')]);
      await removeAll(world.table, itemsOf(given('a')));
      await world.worker(messagesOf([changeOf('a')]));
      expect((await world.search()).total).toBe(1);
      const { client, identity } = openIndex(world.table, () => searchWorldId(world.table, freshIds.next()), address);
      const { clock, delay } = indexingCore(world.table, address);
      const late = hotelIndex({ client, names: (await identity()).names, clock, delay });
      const document = documentOf(given('a'), '2026-11-22', perEuro);
      expect(await late.write([{ hotelId: 'a', ticket: 1, document }])).toEqual([]);
      expect(idsOf(await world.search())).toEqual(['b']);
    });

    it('was read after its ticket was taken, and a ticket is no news to anybody', async () => {
      const { table } = await searchWorld([given('a')]);
      const steps: string[] = [];
      const noting = <A extends readonly unknown[], R>(step: string, work: (...given: A) => R) => {
        return (...args: A): R => {
          steps.push(step);
          return work(...args);
        };
      };
      const [tickets, hotels, nights] = [indexTickets(table), hotelReader(table), nightReader(table)];
      const write = indexHotels({
        tickets: { take: noting('ticket', tickets.take) },
        hotels: { facts: noting('facts', hotels.facts) },
        nights: { nights: noting('nights', nights.nights) },
        index: {
          write: async (writings) => {
            steps.push(`written as ${writings[0]?.ticket}`);
            return [];
          },
        },
        rates: packagedRates,
        townWords,
        clock: { now: () => NOW },
      });
      await write(['a']);
      await write(['a']);
      expect(steps).toEqual([1, 2].flatMap((ticket) => ['ticket', 'facts', 'nights', `written as ${ticket}`]));
      const item = await getItem(table, keys.indexTicket('a'));
      for (const kind of ['INSERT', 'MODIFY'] as const) expect(eventsOfChange({ kind, item })).toEqual([]);
    });

    it('is written whole to the index that is built beside, too, and none is lost as searches change over', async () => {
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

    it('leaves none of another version of the document, which nobody would keep, and those of other tables', async () => {
      const world = await indexedWorld([given('a')]);
      const { client, identity } = openIndex(world.table, () => searchWorldId(world.table, freshIds.next()), address);
      const { alias } = (await identity()).names;
      const [older, another] = [alias.replace(/\d+$/, '1-old'), alias.replace(/-v\d+$/, 'x-v1-old')];
      for (const index of [older, another]) await client.indices.create({ index });
      closing.push(() => client.indices.delete({ index: another }));
      const { index } = await rebuildTelling(indexingCore(world.table, address), async () => undefined);
      const { body } = await client.indices.getAlias({ index: `${alias.replace(/-v\d+$/, '')}*` });
      expect(Object.keys(body).sort()).toEqual([index, another].sort());
      expect(idsOf(await world.search())).toEqual(['a']);
    });
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
      {
        log: () => undefined,
        dead: { keep: async (...letter) => void letters.push(letter) },
        clock: { now: () => NOW },
      },
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

  describe('rule 24: a calendar is a calendar that is written anew before it ends', () => {
    it('is written anew once time alone has made it old, and forgotten a day after its hotel has gone', async () => {
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

    it('is not found for a stay whose check-in day is already past where the hotel is', async () => {
      // On Sunday noon in UTC it is Monday in Kiritimati, and early on Sunday in Pago Pago.
      const at = (id: string, timeZone: string) => given(id, { timeZone });
      const world = await indexedWorld([at('east', 'Pacific/Kiritimati'), at('west', 'Pacific/Pago_Pago')]);
      const stay = (checkIn: string, checkOut: string) => ({ nights: { checkIn, checkOut, shiftDays: 0 } });
      const sunday = await world.search(stay('2026-11-22', '2026-11-23'));
      expect([idsOf(sunday), sunday.total]).toEqual([['west'], 1]);
      expect(idsOf(await world.search(stay('2026-11-23', '2026-11-24')))).toEqual(['east', 'west']);
    });
  });

  const aCase = aCentre.chain((centre) =>
    fc.record({
      before: aWorld(centre),
      after: aWorld(centre),
      order: fc.infiniteStream(fc.nat(999)),
      searches: fc.array(aSearchFor(centre), { minLength: 3, maxLength: 8 }),
    }),
  );

  it('is true after changes and deletions told in any order, twice and late', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(aCase, async ({ before, after, order, searches }) => {
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
        for (const criteria of searches) {
          const pages = await pagesOf(world.find, criteria);
          if (pages !== undefined) compareWithOracle(criteria, after, pages);
        }
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 10), endOnFailure: process.env['FUZZ_SHRINK'] !== '1' },
    );
  });
});
