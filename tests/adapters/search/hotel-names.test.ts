import { afterEach, describe, expect, it } from 'vitest';
import { activeHotels } from '../../../functions/adapters/dynamo/hotels/active-hotels.ts';
import { searchWorldId } from '../../../functions/adapters/dynamo/hotels/index-tickets.ts';
import { packagedRates } from '../../../functions/adapters/rates/packaged-rates.ts';
import { listedNames } from '../../../functions/adapters/search/listed-names.ts';
import { searchedIndex } from '../../../functions/adapters/search/opensearch/searched-index.ts';
import { resilientNames } from '../../../functions/adapters/search/resilient-names.ts';
import { freshIds } from '../../../functions/composition/core.ts';
import { noMeter } from '../../../functions/usecases/ports/metrics.ts';
import type { HotelNames } from '../../../functions/usecases/ports/search.ts';
import { completeName } from '../../../functions/usecases/search/complete-name.ts';
import { NO_OPENSEARCH, openSearchForTests } from '../../support/opensearch.ts';
import { indexedTable } from '../../support/search-index.ts';
import { type Given, given, itemsOf, NOW, searchWorld, townWords, write } from '../../support/search-world.ts';

const url = openSearchForTests();
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** How many have reviewed a hotel: each with five stars. */
const reviewed = (count: number) => ({ rating: [0, 0, 0, 0, count] as const });

const hotels: readonly Given[] = [
  given('plain', { name: 'Grand Hôtel' }, reviewed(1)),
  given('porto', { name: 'Porto Grand', city: 'São João', country: 'BR' }, reviewed(9)),
  given('loved', { name: 'Grand Hotel Tejo' }, reviewed(50)),
  given('hidden', { name: 'Grand Hidden', status: 'inactive' }, reviewed(99)),
  given('going', { name: 'Grand Going', deleting: true }, reviewed(99)),
  given('arab', { name: 'فندق الشاطئ' }),
];

/** Names on a table in memory; `world.names` are asked as the composition does. */
const onTable = async () => {
  const { table, reads } = await searchWorld(hotels);
  return { table, reads, names: listedNames(table, { clock: { now: () => NOW }, meter: noMeter, townWords }) };
};

const onIndex = async () => {
  const { table, reads } = await searchWorld(hotels);
  const address = { url: url ?? '' };
  const index = await indexedTable(table, address);
  closing.push(index.close, index.remove);
  const settings = { perEuro: packagedRates.perEuro, timeoutMs: 10_000 };
  const { names } = await searchedIndex(table, () => searchWorldId(table, freshIds.next()), address, settings);
  reads.clear();
  return { table, reads, names };
};

type World = Awaited<ReturnType<typeof onTable>>;

const completing = ({ table, names }: Pick<World, 'table' | 'names'>) => {
  const complete = completeName({
    places: { complete: () => [], townWords },
    names,
    hotels: activeHotels(table),
  });
  return async (typed: string, limit = 20) => (await complete({ typed, limit })).map(({ hotel }) => hotel?.id);
};

const engines: readonly (readonly [string, () => Promise<World>, boolean])[] = [
  ['the table', onTable, true],
  [`OpenSearch${url === undefined ? ` (${NO_OPENSEARCH})` : ''}`, onIndex, url !== undefined],
];

describe.each(engines)('the names of hotels on %s', (_engine, make, possible) => {
  describe.skipIf(!possible)('are completed', () => {
    it('from the beginnings of their words, accents and case left out: as typed first, then by reviews', async () => {
      const completed = completing(await make());
      expect(await completed('grand')).toEqual(['loved', 'plain', 'porto']);
      expect(await completed('GRÄND  hot')).toEqual(['loved', 'plain']);
      expect(await completed('grand', 2)).toEqual(['loved', 'plain']);
      expect(await completed('فندق')).toEqual(['arab']);
      expect(await completed('rand')).toEqual([]);
    });

    it('with the beginning of their city, or their country’s code, beside', async () => {
      const completed = completing(await make());
      expect(await completed('grand lisb')).toEqual(['loved', 'plain']);
      expect(await completed('grand лисс')).toEqual(['loved', 'plain']);
      expect(await completed('Porto, São J')).toEqual(['porto']);
      expect(await completed('grand, BR')).toEqual(['porto']);
      // A city alone means itself, and no hotel of it.
      expect(await completed('lisbon')).toEqual([]);
    });

    it('never of a hotel that has just been hidden, or renamed', async () => {
      const world = await make();
      const completed = completing(world);
      expect(await completed('grand')).toHaveLength(3);
      const names: HotelNames = { complete: async () => ['loved', 'plain', 'porto'] };
      await write(world.table, [
        ...itemsOf(given('loved', { name: 'Grand Hotel Tejo', status: 'inactive' })),
        ...itemsOf(given('porto', { name: 'Ibis' })),
      ]);
      // As those would answer that have not heard of it.
      expect(await completing({ ...world, names })('grand')).toEqual(['plain']);
      expect(await completed('grand')).toEqual(['plain']);
    });

    it('whatever is typed', async () => {
      const completed = completing(await make());
      for (const typed of ['*', '🏨', '"} {"match_all', 'grand* OR 1', 'a '.repeat(100), '__proto__', '\\']) {
        expect(await completed(typed), typed).toEqual([]);
      }
    });
  });
});

describe('a completion', () => {
  it('reads the list of hotels once, and then only those it names', async () => {
    const world = await onTable();
    const completed = completing(world);
    await completed('gr');
    world.reads.clear();
    expect(await completed('grand')).toHaveLength(3);
    expect([...world.reads]).toEqual([['BatchGetItem', 1]]);
  });

  it.skipIf(url === undefined)('asks the index once, and reads the hotels it names at once', async () => {
    const world = await onIndex();
    expect(await completing(world)('grand')).toHaveLength(3);
    expect([...world.reads]).toEqual([['BatchGetItem', 1]]);
  });

  it('is the table’s where the index fails or is slow, and of places alone where both do', async () => {
    const world = await onTable();
    const failing: HotelNames = { complete: () => Promise.reject(new Error('away')) };
    const slow: HotelNames = { complete: () => new Promise(() => undefined) };
    for (const index of [failing, slow]) {
      const names = resilientNames(index, world.names);
      expect(await completing({ ...world, names })('grand')).toEqual(['loved', 'plain', 'porto']);
    }
    const places = {
      complete: () => [{ name: 'Grandvilliers', country: 'FR', latitude: 49.7, longitude: 1.9 }],
      townWords,
    };
    const nobody = completeName({ places, names: resilientNames(failing, failing), hotels: activeHotels(world.table) });
    expect(await nobody({ typed: 'grand', limit: 20 })).toHaveLength(1);
  });
});
