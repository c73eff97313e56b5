import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import type { Core } from '../../functions/composition/core.ts';
import { isDate } from '../../functions/domain/calendar/date.ts';
import { UsageError } from '../../local/arguments.ts';
import { localClient } from '../../local/database.ts';
import { findJava } from '../../local/dynamodb/java.ts';
import { startDynamoDbLocal } from '../../local/dynamodb/start.ts';
import { ensurePlaces, placesFile } from '../../local/places.ts';
import { stopOnSignals } from '../../local/stopping.ts';
import { createTable } from '../../local/table-definition.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type ReplayReport, replay } from './replay.ts';
import { peaksOf, readBookings, readRooms } from './rows.ts';
import { replayAndServe, type ServeOptions } from './serve.ts';

const help = `Replays real bookings through the real use cases, on DynamoDB Local.

  npm run replay -- FILE.csv[.gz] [--rooms "A=143,B=1"] [--limit N]
  npm run replay -- FILE.csv[.gz] --serve [--until DATE] [--since DATE] [--data DIR] [--port N]

  --rooms   rooms of each type; without it the most that stays which were kept ever needed at once
  --limit   only the first N bookings of the file
  --memory  on the table in memory, which needs no Java and is several times as fast
  --serve   replays until a day at 14:00 and then runs the system with that hotel: rooms have numbers, guests are in
            house, stays are to come, and the clock goes on from there; owner@example.com owns the hotel
  --until   the day on which it stops (the one with the most guests in house)
  --since   without the bookings of stays that ended before it (100 days before --until)
  --data    the folder that keeps it, new or empty; npm start -- --data DIR serves it again (.data-replay)
  --port    port to listen on, 0 picks a free one (3000)
  --help    this page

The file has a header and the columns booked_on, arrival, nights, room_type, adults, children, babies, outcome
(Check-Out, Canceled, No-Show), outcome_on and changes, and may have a column meal (BB, HB, FB): each is booked under a
plan with that board, by the people of its line. Names of guests are made up. It exits with 1 on any violation; with
--serve it reports them and serves.`;

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
      serve: { type: 'boolean' },
      until: { type: 'string' },
      since: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string' },
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

type Values = ReturnType<typeof parse>['values'];

/** The value of a date option. */
const dateOf = (name: 'until' | 'since', values: Values): string | undefined => {
  const value = values[name];
  if (value !== undefined && !isDate(value)) return fail(`--${name} is a date such as 2016-08-10, not '${value}'`);
  return value;
};

/** What runs until it is stopped: the replayed hotel in the running system. */
const serve = async (options: Omit<ServeOptions, 'stopping'>): Promise<void> => {
  const complain = (error: unknown): void => {
    process.stderr.write(`npm run replay: ${error instanceof Error ? error.message : String(error)}\n`);
  };
  const stopping = stopOnSignals(complain);
  try {
    await replayAndServe({ ...options, stopping });
  } catch (error) {
    complain(error);
    await stopping.stop(error instanceof UsageError ? 2 : 1);
  }
};

const orFail = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = parse();
  const [file] = positionals;
  if (values.help) return say(help);
  if (file === undefined) return fail('name a file; --help tells more');
  const aside = (['until', 'since', 'data', 'port'] as const).find((name) => values[name] !== undefined);
  if (aside !== undefined && !values.serve) return fail(`--${aside} goes with --serve`);
  if (values.serve && values.memory)
    return fail('--serve keeps its hotel in a folder, so it does not go with --memory');
  const [until, since] = [dateOf('until', values), dateOf('since', values)];
  const all = orFail(() => readBookings(file));
  const bookings = values.limit === undefined ? all : all.slice(0, Number(values.limit));
  const { rooms: wanted } = values;
  const rooms = wanted === undefined ? peaksOf(all) : orFail(() => readRooms(wanted));
  await ensurePlaces(say);
  const startedAt = performance.now();
  let said = 0;
  const progress = (done: number, of: number, date: string): void => {
    if (performance.now() - said < 5000) return;
    said = performance.now();
    say(`${date}  ${done} of ${of} steps, ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  };
  const report = (found: ReplayReport): void => print(found, rooms, (performance.now() - startedAt) / 1000);
  if (values.serve) {
    const { port, data: dataDir = '.data-replay' } = values;
    return await serve({ bookings, rooms, progress, print: report, say, dataDir, port, since, until });
  }
  const database = values.memory ? inMemory() : await onDynamoDbLocal();
  process.once('SIGINT', () => void database.stop().then(() => process.exit(130)));
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
    const moveTo = (instant: string): void => {
      now = instant;
    };
    const found = await replay({ core, moveTo, bookings, rooms, progress });
    report(found);
    process.exitCode = found.violations.length === 0 ? 0 : 1;
  } finally {
    await database.stop();
  }
};

await main();
