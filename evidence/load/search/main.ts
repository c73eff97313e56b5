// `npm run load:search`: guests search while rooms are sold and prices change, and OpenSearch is killed under them.
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, command, print } from '../../../scripts/command.ts';
import { startServer } from '../../../tests/support/server.ts';
import { tableOf } from '../../../tests/support/text-table.ts';
import { machine, registerGuests } from '../ground.ts';
import { keepChanging, type RoomForSale } from './changes.ts';
import { type Checked, checkAnswer } from './check.ts';
import { openEngine, untouchedEngine } from './engine.ts';
import { keepSearching, type Search } from './guests.ts';
import { report } from './report.ts';

const help = `Guests search with dates on the real server and a real OpenSearch, while others book and prices change; answers are
compared with the table. Then OpenSearch is killed (SIGKILL) under that load, and started again.

  npm run load:search -- --opensearch COMMAND [--users N] [--pace N] [--warm-up N] [--seconds N]
                         [--hotels N] [--workers N] [--no-outage]

  --opensearch COMMAND   starts and stops an OpenSearch: start --port N --heap H --data DIR, status --port N, stop --port N
  --users N              guests at once (100)
  --pace N               searches a minute of each, at most 300 (60); the API's own limit is 30
  --warm-up N            seconds before the times count (5); the two JVMs need some 60 until they are as fast as later
  --seconds N            how long before the outage (20); while it lasts, half as long
  --hotels N             demo hotels (1000)
  --workers N            server processes behind the one address (1)
  --no-outage            OpenSearch is left alone
  --help                 this page

It starts an OpenSearch of its own, or uses the one at OPENSEARCH_URL, which that command must have started; with
--no-outage any one at OPENSEARCH_URL will do, and no command is needed.
Target: p95 under 500 ms. It exits with 1 where a search was no 200, an answer differs from the table, or searches are
not back in the index within 30 s of its return; how long they took is printed, and judged nowhere else.
`;

/** Bookings a second, and as many changes of prices. */
const CHANGES_A_SECOND = 5;
/** The interval of answers that are compared with the table, hotel by hotel. */
const LOOK_EVERY_MS = 1000;
const BACK_WITHIN_MS = 30_000;
/** How long guests continue once searches use the index again. */
const RECOVERED_MS = 5000;

const after = (ms: number): string =>
  Number.isFinite(ms) ? `${(ms / 1000).toFixed(1)} s` : `not within ${BACK_WITHIN_MS / 1000} s`;

const options = {
  opensearch: { type: 'string' },
  users: { type: 'string' },
  pace: { type: 'string' },
  seconds: { type: 'string' },
  hotels: { type: 'string' },
  workers: { type: 'string' },
  'warm-up': { type: 'string' },
  'no-outage': { type: 'boolean' },
} as const;

await command('load:search', help, options, async (given, closing) => {
  const tool = given.text('opensearch');
  const running = process.env['OPENSEARCH_URL'];
  const untouched = given.flag('no-outage') && running !== undefined ? untouchedEngine(running) : undefined;
  if (tool === undefined && untouched === undefined) {
    throw new CommandError(
      '--opensearch names the command that starts an OpenSearch; or set OPENSEARCH_URL and --no-outage',
    );
  }
  const users = given.whole('users', 100, 1, 2000);
  const pace = given.whole('pace', 60, 1, 300);
  const warmUp = given.whole('warm-up', 5, 0, 3600);
  const seconds = given.whole('seconds', 20, 1, 3600);
  const hotels = given.whole('hotels', 1000, 1, 50_000);
  const workers = given.whole('workers', 1, 1, 16);

  print(`starting OpenSearch and a server with ${hotels} hotels`);
  const engine = untouched ?? (await openEngine(tool ?? '', running));
  closing(engine.remove);
  const server = await startServer({
    args: ['--no-limits', '--seed', String(hotels), '--workers', String(workers)],
    // Answers are not checked against their schemas here, to save time; tests do that.
    env: { VALIDATE_ANSWERS: '0', OPENSEARCH_URL: engine.url },
  });
  closing(() => server.stop());

  const places = new Set<string>();
  const rooms: RoomForSale[] = [];
  const listed = await server.client.call('listHotels', { query: { limit: '100' } });
  if (listed.status !== 200) throw new Error(`the list of hotels was answered ${listed.status}`);
  for (const { id, city, country } of listed.body.items) {
    places.add(`${city}, ${country}`);
    const answer = await server.client.call('getHotel', { params: { hotelId: id } });
    if (answer.status !== 200) throw new Error(`hotel ${id} was answered ${answer.status}`);
    rooms.push(...answer.body.roomTypes.map((roomType) => ({ hotelId: id, roomTypeId: roomType.id })));
  }
  const owner = await server.signIn('owner@example.com');
  const [guest] = await registerGuests(server.client, 1, 'searcher');
  if (guest === undefined) throw new Error('there is no guest');

  const over = new AbortController();
  const searches: Search[] = [];
  const checked: Checked = { hotels: 0, moved: 0, behind: 0, wrong: [] };
  const changes = keepChanging({ rooms, guest: guest.client, owner, pace: CHANGES_A_SECOND, signal: over.signal });
  const searching = keepSearching({
    client: server.client,
    places: [...places],
    users,
    pace,
    signal: over.signal,
    told: (search) => searches.push(search),
    lookEveryMs: LOOK_EVERY_MS,
    look: (answer, stay, asked) => checkAnswer(answer, { client: server.client, stay, asked, changes, checked }),
  });
  const firstSince = async (moment: number, degraded: boolean, withinMs: number): Promise<number> => {
    const until = performance.now() + withinMs;
    while (performance.now() < until) {
      const found = searches.find(
        ({ at, ms, status, ...search }) => status === 200 && at + ms >= moment && search.degraded === degraded,
      );
      if (found !== undefined) return found.at + found.ms - moment;
      await sleep(20);
    }
    return Number.POSITIVE_INFINITY;
  };

  // Before the measurement, scripts are compiled, caches are filled and searches use the index.
  await sleep(warmUp * 1000);
  await firstSince(performance.now(), false, BACK_WITHIN_MS);
  const began = performance.now();
  await sleep(seconds * 1000);
  const calm = performance.now();
  let outage:
    | { degradedAfter: number; backAfter: number; backAfterStart: number; killed: number; back: number }
    | undefined;
  if (!given.flag('no-outage')) {
    await engine.kill();
    const degradedAfter = await firstSince(performance.now(), true, BACK_WITHIN_MS);
    await sleep((seconds * 1000) / 2);
    const started = performance.now();
    await engine.start();
    const answering = performance.now();
    // Searches in flight at its recovery may still be answered from the table.
    const backAfter = await firstSince(answering, false, BACK_WITHIN_MS);
    outage = {
      degradedAfter,
      backAfter,
      backAfterStart: answering - started + backAfter,
      killed: calm,
      back: answering + backAfter,
    };
    await sleep(RECOVERED_MS);
  }
  over.abort();
  await Promise.all([searching, changes.over]);

  const rows = report(searches, { began, calm, ...(outage && { outage }) });
  print(
    `\n${users} guests, at most ${pace} searches a minute each; ${hotels} hotels; ${workers} process${workers > 1 ? 'es' : ''}; ${machine()}`,
  );
  print(
    tableOf(['searches', 'answers', 'p50 ms', 'p95 ms', 'most ms', 'degraded', 'no 200', 'p95 target'], rows.table),
  );
  const { bookings, prices, refused, errors } = changes.counts;
  print(`meanwhile ${bookings} bookings, ${prices} changes of prices, ${refused} refused, ${errors} errors`);
  print(
    `${checked.hotels} hotels of answers compared with the table, ${checked.wrong.length} wrong, ${checked.behind} not yet the cheapest of the last minute, ${checked.moved} had changed in between`,
  );
  for (const line of checked.wrong.slice(0, 5)) print(`WRONG: ${line}`);
  if (outage !== undefined) {
    print(
      `killed: the first answer of the table after ${after(outage.degradedAfter)}; back in the index: ` +
        `${after(outage.backAfter)} after it answers again, ${after(outage.backAfterStart)} after its start`,
    );
  }
  const back = outage === undefined || outage.backAfter < BACK_WITHIN_MS;
  return rows.failed === 0 && checked.wrong.length === 0 && checked.hotels > 0 && errors === 0 && back;
});
