import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { packagedRates } from '../../../functions/adapters/rates/packaged-rates.ts';
import { indexSearch } from '../../../functions/adapters/search/opensearch/index-search.ts';
import { resilientSearch } from '../../../functions/adapters/search/resilient-search.ts';
import { searchClient } from '../../support/opensearch.ts';
import { aCommand, answered, given, idsOf, searchWorld } from '../../support/search-world.ts';

/** What stands where OpenSearch should: it answers so many milliseconds later, or hangs up. */
type Engine = { readonly status: number; readonly body: unknown; readonly afterMs?: number } | 'hangs up';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const listening = async (server: Server, port = 0): Promise<number> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens nowhere');
  return address.port;
};

/** Two hotels on a table, and an engine in front of it that does as it is told. */
const degradedWorld = async (first: Engine) => {
  const engine: { does: Engine; asked: number } = { does: first, asked: 0 };
  const server = createServer((request, response) => {
    engine.asked += 1;
    request.resume();
    const { does } = engine;
    if (does === 'hangs up') {
      request.socket.destroy();
      return;
    }
    setTimeout(() => {
      response.writeHead(does.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(does.body));
    }, does.afterMs ?? 0);
  });
  const port = await listening(server);
  const { client } = searchClient(`http://127.0.0.1:${port}`);
  const changes: boolean[] = [];
  const index = indexSearch({ client, alias: 'hotels', perEuro: packagedRates.perEuro, timeoutMs: 800 });
  const world = await searchWorld([given('a'), given('b')], {
    around: (table) => resilientSearch({ index, table, onChange: (degraded) => changes.push(degraded) }),
  });
  closing.push(
    async () => server.close(),
    async () => server.closeAllConnections(),
    () => client.close(),
  );
  const search = async () => answered(await world.search(aCommand()));
  const timed = async () => {
    const began = performance.now();
    const answer = await search();
    return { answer, ms: performance.now() - began };
  };
  return { engine, search, timed, changes };
};

const nothingFound = {
  status: 200,
  body: {
    timed_out: false,
    _shards: { failed: 0 },
    hits: { total: { value: 0, relation: 'eq' }, hits: [] },
    aggregations: {
      priced: {
        starRating: { counts: { buckets: [] } },
        amenities: { counts: { buckets: [] } },
        rating: { counts: { buckets: {} } },
      },
      plans: { counts: { buckets: [] } },
      currencies: { buckets: [] },
    },
  },
};

describe('a search whose index fails', () => {
  it.each<[string, Engine]>([
    ['hangs up', 'hangs up'],
    ['is too busy', { status: 429, body: { error: 'busy' } }],
    ['is red', { status: 503, body: { error: { type: 'search_phase_execution_exception' } } }],
    ['has no index', { status: 404, body: { error: { type: 'index_not_found_exception' } } }],
    ['refuses the request', { status: 400, body: { error: { type: 'script_exception' } } }],
    ['has an index of another shape', { status: 200, body: { hits: { hits: [{ _id: 'a' }] } } }],
    ['answers for half of its shards', { ...nothingFound, body: { ...nothingFound.body, _shards: { failed: 1 } } }],
    ['is slow', { ...nothingFound, afterMs: 3000 }],
  ])('is answered by the table within two seconds and a half: the engine %s', async (_, fault) => {
    const { timed } = await degradedWorld(fault);
    const { answer, ms } = await timed();
    expect(idsOf(answer)).toEqual(['a', 'b']);
    expect(answer).toMatchObject({ degraded: true, total: 2 });
    expect(ms).toBeLessThan(2500);
  });

  it('tries three times more, 100, 200 and 400 ms apart by chance, where trying again may help', async () => {
    const { engine, timed } = await degradedWorld('hangs up');
    const { ms } = await timed();
    expect(engine.asked).toBe(4);
    expect(ms).toBeGreaterThan(350);
    engine.does = { status: 404, body: {} };
    await timed();
    expect(engine.asked).toBe(5);
  });

  it('asks no more after three failed searches, and is back within 30 s of its recovery', {
    timeout: 40_000,
  }, async () => {
    const { engine, search, timed, changes } = await degradedWorld({ status: 404, body: {} });
    for (let count = 0; count < 3; count += 1) await search();
    const asked = engine.asked;
    const { answer, ms } = await timed();
    expect(answer.degraded).toBe(true);
    expect(ms).toBeLessThan(500);
    expect(engine.asked).toBe(asked);
    engine.does = nothingFound;
    const recovered = performance.now();
    while ((await search()).degraded) await new Promise((resolve) => setTimeout(resolve, 200));
    expect(performance.now() - recovered).toBeLessThan(30_000);
    expect(changes).toEqual([true, false]);
  });
});
