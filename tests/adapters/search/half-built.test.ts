import { afterEach, describe, expect, it } from 'vitest';
import { searchWorldId } from '../../../functions/adapters/dynamo/hotels/index-tickets.ts';
import { packagedRates } from '../../../functions/adapters/rates/packaged-rates.ts';
import { indexSearch } from '../../../functions/adapters/search/opensearch/index-search.ts';
import { openIndex } from '../../../functions/adapters/search/opensearch/open-index.ts';
import { resilientSearch } from '../../../functions/adapters/search/resilient-search.ts';
import { freshIds } from '../../../functions/composition/core.ts';
import { composeIndexKeeping } from '../../../functions/composition/search-index.ts';
import { NO_OPENSEARCH, openSearchForTests, searchClient } from '../../support/opensearch.ts';
import { indexingCore } from '../../support/search-index.ts';
import { aCommand, answered, given, idsOf, searchWorld } from '../../support/search-world.ts';

const url = openSearchForTests();
const address = { url: url ?? 'http://127.0.0.1:9' };
const nights = { checkIn: '2026-12-01', checkOut: '2026-12-04', shiftDays: 0 };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Two hotels, searches as the composition has them: a real OpenSearch, behind it the table. */
const world = async () => {
  const { client, name: alias } = searchClient(address.url);
  const index = indexSearch({ client, alias, perEuro: packagedRates.perEuro, timeoutMs: 800 });
  const made = await searchWorld([given('a'), given('b')], {
    around: (table) => resilientSearch({ index, table, onChange: () => undefined }),
  });
  closing.push(
    () => client.close(),
    () => client.indices.delete({ index: `${alias}-1` }, { ignore: [404] }),
  );
  const search = async () => answered(await made.search(aCommand({ nights })));
  /** An index of hotels that is not ours. */
  const make = () =>
    client.indices.create({
      index: `${alias}-1`,
      body: {
        mappings: { properties: { id: { type: 'text' }, listed: { type: 'boolean' }, name: { type: 'text' } } },
        aliases: { [alias]: {} },
      },
    });
  return { client, alias, search, make };
};

const whole = { degraded: true, total: 2 };

describe.skipIf(url === undefined)(
  `an index that is not whole${url === undefined ? ` (${NO_OPENSEARCH})` : ''}`,
  () => {
    it('is asked by nobody until every hotel is in it: the table answers meanwhile', { timeout: 120_000 }, async () => {
      // Ten more than a rebuild writes between two notes of how far it has come; 210 of them in Lisbon.
      const hotels = Array.from({ length: 2010 }, (_, index) =>
        given(
          `h${String(index).padStart(4, '0')}`,
          index < 1800 ? { latitude: 41.15, longitude: -8.61, city: 'Porto' } : {},
        ),
      );
      const found: { engine?: ReturnType<typeof indexSearch> } = {};
      const { table, search } = await searchWorld(hotels, {
        around: (ofTable) =>
          resilientSearch({
            index: { find: async (criteria, page) => (await engineOf()).find(criteria, page) },
            table: ofTable,
            onChange: () => undefined,
          }),
      });
      const engineOf = async () => {
        const { client, identity } = openIndex(table, () => searchWorldId(table, freshIds.next()), address);
        const { alias } = (await identity()).names;
        found.engine ??= indexSearch({ client, alias, perEuro: packagedRates.perEuro, timeoutMs: 5000 });
        return found.engine;
      };
      const keeping = await composeIndexKeeping(indexingCore(table, address));
      closing.push(keeping.close, keeping.remove);
      const half = new AbortController();
      const first = await keeping.rebuild({ others: 'none', progress: () => half.abort(), signal: half.signal });
      expect(first).toMatchObject({ hotels: 2000, complete: false });
      expect(await search(aCommand({ nights })).then(answered)).toMatchObject({ degraded: true, total: 210 });
      // The next run goes on where it stopped, and then searches are asked there.
      expect(await keeping.rebuild({ others: 'none', progress: () => undefined })).toMatchObject({
        hotels: 10,
        complete: true,
      });
      const { client, identity } = openIndex(table, () => searchWorldId(table, freshIds.next()), address);
      const { body } = await client.indices.stats({ index: (await identity()).names.alias, metric: 'segments' });
      expect(body._all.primaries?.segments?.count).toBe(1);
      expect(await search(aCommand({ nights })).then(answered)).toMatchObject({ degraded: false, total: 210 });
    });

    it('is left for the table where it has another mapping', async () => {
      const { search, make } = await world();
      await make();
      const answer = await search();
      expect(answer).toMatchObject(whole);
      expect(idsOf(answer)).toEqual(['a', 'b']);
    });

    it('is left for the table where it is closed, or gone', async () => {
      const { client, alias, search, make } = await world();
      expect(await search()).toMatchObject(whole);
      await make();
      await client.indices.close({ index: `${alias}-1` });
      expect(await search()).toMatchObject(whole);
    });
  },
);
