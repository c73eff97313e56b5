// `npm run bench:search`: what a search of the index costs, beside ways it could have been built.

import { ensurePlaces } from '../../local/places.ts';
import { command, say } from '../../scripts/command.ts';
import { machine } from '../load/ground.ts';
import { tableOf } from '../load/table.ts';
import { measureSize } from './measure.ts';

const help = `Measures searches of the index of hotels on a real OpenSearch, of generated hotels that are the same every time.

  npm run bench:search -- [--hotels N,N] [--wishes N] [--checked N]

  --hotels N,N   sizes of the world, each measured in turn (5000)
  --wishes N     searches of a round (400)
  --checked N    of these, how many are compared with looking at every hotel (60)
  --help         this page

OPENSEARCH_URL says where OpenSearch is; it makes an index of its own there and removes it. All figures are of the
search engine and its client, without the strong reads of a page. It exits with 1 where an answer of ours is wrong.
`;

const numbers = (text: string): number[] => text.split(',').map(Number);
const ms = (value: number): string => value.toFixed(1);

await command(
  'bench:search',
  help,
  { hotels: { type: 'string' }, wishes: { type: 'string' }, checked: { type: 'string' } },
  async (given, closing) => {
    const url = process.env['OPENSEARCH_URL'];
    if (!url) throw new Error('set OPENSEARCH_URL to the address of a running OpenSearch');
    await ensurePlaces(say);
    say(machine());
    let right = true;
    for (const size of numbers(given.text('hotels') ?? '5000')) {
      const report = await measureSize({
        url,
        size,
        wishes: given.whole('wishes', 400, 1, 100_000),
        checked: given.whole('checked', 60, 0, 100_000),
        closing,
      });
      const { documents, megabytes, segments, bulkPerSecond, singlePerSecond } = report.index;
      say(
        `\n${size} hotels: ${documents} documents, ${megabytes.toFixed(0)} MB in ${segments} segments; ` +
          `bulk ${bulkPerSecond.toFixed(0)} hotels/s, one by one ${singlePerSecond.toFixed(0)}/s (built and written)`,
      );
      say(
        tableOf(
          ['search', '1 client p50', 'p95', 'x floor', '8 clients p50', 'p95', 'searches/s', 'found, mean', 'wrong'],
          report.rows.map(({ what, one, eight, found, wrong, checked }) => [
            what,
            ms(one.p50),
            ms(one.p95),
            (one.p95 / report.floor).toFixed(2),
            eight === undefined ? '-' : ms(eight.p50),
            eight === undefined ? '-' : ms(eight.p95),
            eight === undefined ? '-' : eight.perSecond.toFixed(0),
            found.toFixed(0),
            checked === 0 ? '-' : `${wrong} of ${checked}`,
          ]),
        ),
      );
      right &&= report.rows.every(({ ours, wrong }) => !ours || wrong === 0);
    }
    if (!right) say('WRONG: an answer of ours differs from looking at every hotel');
    return right;
  },
);
