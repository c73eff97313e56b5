// `npm run bench:search`: the cost of an index search, compared with alternative designs.

import { Client } from '@opensearch-project/opensearch';
import { ensurePlaces } from '../../local/places.ts';
import { command, print } from '../../scripts/command.ts';
import { tableOf } from '../../tests/support/text-table.ts';
import { machine } from '../load/ground.ts';
import { goalsOf, type Report } from './goals.ts';
import { measure, ourFind } from './measure.ts';
import { ordinaryCities } from './ordinary.ts';
import { quantile } from './rounds.ts';
import { searchesFor } from './searches.ts';
import { openStock, type Stock } from './stock.ts';
import { benchWorld } from './world.ts';

const help = `Measures searches of the index of hotels on a real OpenSearch, of generated hotels that are the same every time.

  npm run bench:search -- [--hotels N,N] [--searches N] [--rounds N] [--checked N] [--nested N] [--widely]

  --hotels N,N   sizes of the world, each measured in turn, the smallest first (5000)
  --searches N     searches of a method (200)
  --rounds N     with one client each search is asked so often, and its best time counts (3)
  --checked N    of the searches, how many answers of each method are compared with looking at every hotel (20)
  --nested N     the largest world that nested documents are made of as well (200000)
  --widely       every 50,000 hotels are around the next 500 cities, and what the searches find stays as it was
  --help         this page

OPENSEARCH_URL says where OpenSearch is; it makes indexes of its own there and removes them. Every search is asked of
all methods in turn, so that noise hits all alike. Times are of the search engine and its client; the two phases have
their reads of the table in them, at 5 ms a call, the others are without the 5 ms of the page's check. It exits with 1
where an answer of ours is wrong.
`;

const ms = (value: number): string => value.toFixed(1);

const sizesOf = (text: string): number[] => {
  const sizes = text.split(',').map(Number);
  if (!sizes.every((size, index) => Number.isInteger(size) && size > (sizes[index - 1] ?? 0))) {
    throw new Error('--hotels takes whole numbers above 0 with commas between, each larger than the one before');
  }
  return sizes;
};

const stockLine = (what: string, { megabytes, segments, bulk, single, merged, own, engine }: Stock): string =>
  `${what}: ${megabytes.toFixed(0)} MB in ${segments} segments; hotels a second made and written: ${bulk.toFixed(0)} many ` +
  `at once, ${single.toFixed(0)} one after the other; merged in ${(merged / 1000).toFixed(1)} s; processor ms a hotel: ${own.toFixed(2)} here, ${engine.toFixed(2)} of OpenSearch`;

const printed = ({ rows }: Report): string => {
  const floor = rows.find(({ method }) => method.role === 'floor')?.one ?? [];
  return tableOf(
    [
      'search',
      '1 client p50',
      'p95',
      'x floor',
      '8 clients p50',
      'p95',
      'searches/s',
      'requests',
      'DynamoDB calls',
      'read units',
      'found',
      'wrong',
    ],
    rows.map(({ method, one, eight, requests, reads, found, wrong, checked }) => [
      method.what,
      ms(quantile(one, 0.5)),
      ms(quantile(one, 0.95)),
      (quantile(one, 0.95) / quantile(floor.slice(0, one.length), 0.95)).toFixed(2),
      ms(quantile(eight.times, 0.5)),
      ms(quantile(eight.times, 0.95)),
      (eight.times.length / eight.seconds).toFixed(0),
      requests.toFixed(2),
      reads.calls.toFixed(1),
      reads.items.toFixed(0),
      found.toFixed(0),
      `${wrong} of ${checked}`,
    ]),
  );
};

await command(
  'bench:search',
  help,
  {
    hotels: { type: 'string' },
    searches: { type: 'string' },
    nested: { type: 'string' },
    rounds: { type: 'string' },
    checked: { type: 'string' },
    widely: { type: 'boolean' },
  },
  async (given, closing) => {
    const url = process.env['OPENSEARCH_URL'];
    if (!url) throw new Error('set OPENSEARCH_URL to the address of a running OpenSearch');
    const sizes = sizesOf(given.text('hotels') ?? '5000');
    const rounds = given.whole('rounds', 3, 1, 100);
    const checked = given.whole('checked', 20, 0, 100_000);
    await ensurePlaces(print);
    const client = new Client({ node: url });
    closing(() => client.close());
    const world = benchWorld(given.flag('widely'));
    const criteriaList = searchesFor(world, given.whole('searches', 200, 10, 100_000));
    const stock = await openStock(client, world, given.whole('nested', 200_000, 0, 10_000_000));
    closing(stock.remove);
    let right = true;
    let before: Report | undefined;
    for (const hotels of sizes) {
      const stocks = await stock.growTo(hotels);
      print(`\n${hotels} hotels; ${machine()}`);
      print(stockLine('ours', stocks.ours));
      if (stocks.nested !== undefined) print(stockLine('nested documents', stocks.nested));
      const rows = await measure({
        client,
        world,
        ours: stock.ours,
        nested: stock.nestedOf(hotels),
        spots: stock.spots,
        criteriaList,
        rounds,
        checked,
      });
      const ordinary = await ordinaryCities(
        world,
        stock.spots,
        criteriaList.slice(0, 40),
        ourFind(client, stock.ours),
        {
          rounds,
          url,
        },
      );
      const report = { hotels, rows, stock: stocks.ours, ordinary };
      print(printed(report));
      print(
        `\nordinary cities, ${ordinary.hotels} hotels in ten: index p95 ${ms(ordinary.index)}, table ${ms(ordinary.table)}, ` +
          `no cell remembered ${ms(ordinary.cold)}, ${ordinary.queries.toFixed(0)} Queries a search, ${ordinary.wrong} answers of ten differ, ${ordinary.partial} are partial; one worker ${ordinary.indexed.toFixed(0)} hotels/s, ${ordinary.indexingMs.toFixed(1)} processor ms each with the table in memory`,
      );
      const goals = goalsOf(report, before);
      print(
        `\n${tableOf(
          ['goal', 'at', 'reached', ''],
          goals.map(({ what, goal, reached, met }) => [what, goal, reached, met ? 'met' : 'MISSED']),
        )}`,
      );
      right &&= rows.every(
        ({ method, wrong }) =>
          method.role === 'nested' || method.role === 'naive' || method.role === 'exact' || wrong === 0,
      );
      right &&= ordinary.wrong === 0;
      before = report;
    }
    if (!right) print('WRONG: an answer of ours differs from looking at every hotel');
    return right;
  },
);
