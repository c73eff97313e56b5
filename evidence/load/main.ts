// `npm run load`: guests browse and book, and the response times of each route are measured.
import type { TableKind } from '../../local/options.ts';
import { command, print } from '../../scripts/command.ts';
import { startServer } from '../../tests/support/server.ts';
import { tableOf } from '../../tests/support/text-table.ts';
import { machine, registerGuests } from './ground.ts';
import { placesWithHotels, playGuests } from './play.ts';
import { type Closing, tableHelp, tableOption, tablesAsked, throwAwayFolder } from './tables.ts';
import { searchesToBooking } from './visitor.ts';
import { type RouteTimes, watch } from './watch.ts';

const help = `Guests on the real server with its demo hotels: ${searchesToBooking} searches to one booking.

  npm run load -- [--users N] [--seconds N] [--pace N] [--hotels N] [--workers N] [--table T]

  --users N     guests at once, each with a connection (100)
  --seconds N   how long (30)
  --pace N      requests a second of each guest (1); 0: the next one as soon as the last is answered
  --hotels N    demo hotels (100)
  --workers N   server processes behind the one address (1)
  ${tableHelp}
  --help        this page

Targets on 2 processors: search p95 under 500 ms, booking p95 under 1 s. What is measured is printed, whether it meets
them or not; it exits with 1 only where an answer was an error or none came.
`;

/** The guests share accounts: hashing a password for each would take most of a short run. */
const accounts = 10;
const decimals = (value: number): number => Number(value.toFixed(0));

const target = (route: string): number | undefined => {
  if (route.startsWith('POST /search')) return 500;
  return route.startsWith('POST /bookings') ? 1000 : undefined;
};

const judged = ({ route, p95 }: RouteTimes): string => {
  const most = target(route);
  if (most === undefined) return '-';
  return p95 < most ? `met, ${most} ms` : `MISSED, ${most} ms`;
};

const options = {
  users: { type: 'string' },
  seconds: { type: 'string' },
  pace: { type: 'string' },
  hotels: { type: 'string' },
  workers: { type: 'string' },
  ...tableOption,
} as const;

interface Load {
  readonly users: number;
  readonly seconds: number;
  readonly pace: number;
  readonly hotels: number;
  readonly workers: number;
}

/** Runs one load on one table, prints the results, and returns whether every request succeeded. */
const loadOn = async (table: TableKind, load: Load, closing: Closing): Promise<boolean> => {
  const { users, seconds, pace, hotels, workers } = load;
  const server = await startServer({
    table,
    dataDir: await throwAwayFolder(closing),
    args: ['--no-limits', '--seed', String(hotels), '--workers', String(workers)],
    // Answers are not checked against their schemas here, to save time; tests do that.
    env: { VALIDATE_ANSWERS: '0' },
  });
  closing(() => server.stop());
  const places = await placesWithHotels(server);
  const guests = await registerGuests(server.client, accounts, 'load');

  const play = (connections: number, duration: number, watching: ReturnType<typeof watch>): Promise<number> =>
    playGuests({ url: server.url, guests, places, connections, duration, pace, watching });

  print(`warming up: ${hotels} hotels in ${places.length} places`);
  await play(Math.min(users, 20), 3, watch());
  const watching = watch();
  const lost = await play(users, seconds, watching);

  const report = watching.report();
  const total = report.reduce((sum, { count }) => sum + count, 0);
  const how = pace === 0 ? 'as fast as answers come' : `${pace} a second each`;
  print(`\n${users} guests for ${seconds} s, ${how}: ${decimals(total / (seconds + 1))} requests a second`);
  print(`table ${table}, ${workers} process${workers > 1 ? 'es' : ''}, ${hotels} hotels; ${machine()}`);
  print(
    tableOf(
      ['route', 'answers', 'p50 ms', 'p95 ms', 'p99 ms', 'errors', 'statuses', 'p95 target'],
      report.map((row) => [
        row.route,
        row.count,
        decimals(row.p50),
        decimals(row.p95),
        decimals(row.p99),
        row.errors,
        row.statuses,
        judged(row),
      ]),
    ),
  );
  print(`${lost} requests without an answer`);
  await server.stop();
  return lost === 0 && report.every(({ errors }) => errors === 0);
};

await command('load', help, options, async (given, closing) => {
  const load: Load = {
    users: given.whole('users', 100, 1, 2000),
    seconds: given.whole('seconds', 30, 1, 3600),
    pace: given.whole('pace', 1, 0, 1000),
    hotels: given.whole('hotels', 100, 1, 50_000),
    workers: given.whole('workers', 1, 1, 16),
  };
  let good = true;
  for (const table of await tablesAsked(given)) good = (await loadOn(table, load, closing)) && good;
  return good;
});
