// `npm run reindex`: builds the index of hotels anew, or compares it with the table.
import { openTable, tableOf } from '../functions/adapters/dynamo/open-table.ts';
import { freshIds, realDelay } from '../functions/composition/core.ts';
import { composeIndexKeeping } from '../functions/composition/search-index.ts';
import { localClient } from '../local/database.ts';
import { ensurePlaces, placesFile } from '../local/places.ts';
import { CommandError, command, interruption, print } from './command.ts';
import { clockOf } from './installation/clock.ts';

const help = `Builds a new index of all hotels beside the one that searches ask, and switches over once it is whole.

  npm run reindex -- [options]

  --verify       changes nothing: compares every hotel's document with the table
  --share N      with --verify, looks at about N percent of the hotels (100)
  --alone        nobody else writes to the index: does not wait for others to learn of the new one (65 s)
  --replicas N   copies of the index besides the first (0)
  --table NAME   the table (TABLE_NAME, or hotel-booking)
  --help         this page

OPENSEARCH_URL says where OpenSearch is, DYNAMODB_ENDPOINT where the table is if not on AWS; a domain of AWS is asked with the credentials of the environment
(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION). Interrupted, it goes on where it stopped.
It exits with 1 where a hotel could not be written, or differs.
`;

const addressOf = (replicas: number) => {
  const { OPENSEARCH_URL: url, AWS_REGION: region } = process.env;
  if (!url) throw new CommandError('set OPENSEARCH_URL to the address of OpenSearch');
  if (!new URL(url).hostname.endsWith('.amazonaws.com')) return { url, replicas };
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN } = process.env;
  if (!region || !accessKeyId || !secretAccessKey) {
    throw new CommandError('a domain of AWS needs AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  }
  const credentials = async () => ({
    accessKeyId,
    secretAccessKey,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  });
  return { url, replicas, role: { region, credentials } };
};

const options = {
  verify: { type: 'boolean' },
  share: { type: 'string' },
  alone: { type: 'boolean' },
  replicas: { type: 'string' },
  table: { type: 'string' },
} as const;

await command('reindex', help, options, async (given, closing) => {
  const openSearch = addressOf(given.whole('replicas', 0, 0, 2));
  const name = given.text('table') ?? process.env['TABLE_NAME'] ?? 'hotel-booking';
  const endpoint = process.env['DYNAMODB_ENDPOINT'];
  const table = endpoint ? tableOf(localClient(endpoint), name) : openTable(name, undefined);
  const clock = await clockOf(table);
  await ensurePlaces(print);
  const core = { table, openSearch, ids: freshIds, clock, delay: realDelay, placesFile };
  const keeping = await composeIndexKeeping(core);
  closing(keeping.close);

  if (given.flag('verify')) {
    const share = given.whole('share', 100, 1, 100) / 100;
    const { checked, different, surplus } = await keeping.verify((done) => print(`compared ${done}`), share);
    for (const hotelId of different) print(`DIFFERENT ${hotelId}`);
    print(`${checked} hotels compared, ${different.length} different, ${surplus} found that are not in the table`);
    return different.length === 0 && surplus === 0;
  }

  const signal = interruption(closing);
  const began = performance.now();
  const report = await keeping.rebuild({
    others: given.flag('alone') ? 'none' : 'elsewhere',
    progress: (done) => print(`indexed ${done}`),
    signal,
  });
  for (const { hotelId, why } of report.failures) print(`FAILED ${hotelId}: ${why}`);
  const seconds = (performance.now() - began) / 1000;
  print(`${report.hotels} hotels in ${seconds.toFixed(1)} s into ${report.index}`);
  print(report.complete ? 'Searches ask it from now on.' : 'Searches still ask the index before it.');
  return report.complete;
});
