import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import type { Core } from '../../functions/composition/core.ts';
import { localClient } from '../../local/database.ts';
import { findJava } from '../../local/dynamodb/java.ts';
import { startDynamoDbLocal } from '../../local/dynamodb/start.ts';
import { ensurePlaces, placesFile } from '../../local/places.ts';
import { createTable } from '../../local/table-definition.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type ReplayReport, replay } from './replay.ts';
import { peaksOf, readBookings, readRooms } from './rows.ts';

const help = `Replays real bookings through the real use cases, on DynamoDB Local.

  npm run replay -- FILE.csv[.gz] [--rooms "A=143,B=1"] [--limit N]

  --rooms   rooms of each type; without it the most that stays which were kept ever needed at once
  --limit   only the first N bookings of the file
  --memory  on the table in memory, which needs no Java and is several times as fast
  --help    this page

The file has a header and the columns booked_on, arrival, nights, room_type, adults, children, babies, outcome
(Check-Out, Canceled, No-Show), outcome_on and changes, and may have a column meal (BB, HB, FB): each is booked under a
plan with that board, by the people of its line. It exits with 1 on any violation.`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const fail = (line: string): never => {
  process.stderr.write(`npm run replay: ${line}\n`);
  process.exit(2);
};

const lines = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, count]) => `  ${String(count).padStart(8)}  ${name}`);

const print = (report: ReplayReport, rooms: ReadonlyMap<string, number>, seconds: number): void => {
  const peaks = new Map([...report.peaks].map(([type, peak]) => [`${type}, of ${rooms.get(type) ?? 0} rooms`, peak]));
  say(`\nbookings taken   ${report.taken}`);
  say(['bookings refused', ...lines(report.refused)].join('\n'));
  say(['steps done', ...lines(report.steps)].join('\n'));
  say(`nights sold      ${report.nightsSold}`);
  say(['peak of rooms held at once, by room type', ...lines(peaks)].join('\n'));
  for (const violation of report.violations.slice(0, 20)) say(`VIOLATION ${violation}`);
  say(`violations       ${report.violations.length}`);
  say(`seconds          ${seconds.toFixed(0)}`);
};

const parse = () => {
  try {
    const options = {
      rooms: { type: 'string' },
      limit: { type: 'string' },
      memory: { type: 'boolean' },
      help: { type: 'boolean' },
    } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};

const inMemory = () => ({ client: createMemoryDynamo().client(), stop: async () => undefined });

const onDynamoDbLocal = async () => {
  if ((await findJava()) === undefined)
    return fail('DynamoDB Local needs Java 17 or newer; install it, or use --memory');
  const { endpoint, stop } = await startDynamoDbLocal({ steady: true });
  return { client: localClient(endpoint), stop };
};

const main = async (): Promise<void> => {
  const { values, positionals } = parse();
  const [file] = positionals;
  if (values.help) return say(help);
  if (file === undefined) return fail('name a file; --help tells more');
  const all = (() => {
    try {
      return readBookings(file);
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error));
    }
  })();
  const bookings = values.limit === undefined ? all : all.slice(0, Number(values.limit));
  const rooms = values.rooms === undefined ? peaksOf(all) : readRooms(values.rooms);
  await ensurePlaces(say);
  const database = values.memory ? inMemory() : await onDynamoDbLocal();
  process.once('SIGINT', () => void database.stop().then(() => process.exit(130)));
  const startedAt = performance.now();
  try {
    const { client } = database;
    await createTable(client, 'replay');
    let now = '';
    const key = createHash('sha256').update(randomUUID()).digest();
    const core: Core = {
      table: tableOf(client, 'replay'),
      clock: { now: () => now },
      delay: { sleep: async (ms) => void (await sleep(ms)), random: Math.random },
      ids: { next: randomUUID, nonce: randomUUID },
      signing: { quote: [key], session: [key], cursor: [key] },
      limited: false,
      sandbox: true,
      placesFile,
      passwordCost: 12,
    };
    let said = 0;
    const report = await replay({
      core,
      moveTo: (instant) => {
        now = instant;
      },
      bookings,
      rooms,
      progress: (done, of, date) => {
        if (performance.now() - said < 5000) return;
        said = performance.now();
        say(`${date}  ${done} of ${of} steps, ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
      },
    });
    print(report, rooms, (performance.now() - startedAt) / 1000);
    process.exitCode = report.violations.length === 0 ? 0 : 1;
  } finally {
    await database.stop();
  }
};

await main();
