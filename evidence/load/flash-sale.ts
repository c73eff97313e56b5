// `npm run flash`: many guests request the same ten rooms at the same time.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TableKind } from '../../local/options.ts';
import { CommandError, command, print } from '../../scripts/command.ts';
import { ownEndpoint } from '../../tests/support/dynamodb.ts';
import { startServer } from '../../tests/support/server.ts';
import { tableOf } from '../../tests/support/text-table.ts';
import { type FaultProxy, type Faults, noFaults, startFaultProxy } from './fault-proxy.ts';
import { dayFromNow, type Guest, machine, openHouse, registerGuests } from './ground.ts';
import { judgeSale, type Sale } from './judge-sale.ts';
import { type Closing, tableHelp, tableOption, tablesAsked, throwAwayFolder } from './tables.ts';

const help = `A flash sale: 1,000 holds by 100 guests on 10 rooms of a 3-night stay, through the real server.

  npm run flash -- [--workers N] [--table T] [--over SECONDS] [--short]

  --workers N   server processes behind the one address (1)
  ${tableHelp}
  --over N      the guests come evenly over so many seconds (0: all at once)
  --short       200 holds a sale, in a minute or two
  --help        this page

After a rehearsal of 100 holds: as it is; on DynamoDB Local also with conflicts between transactions, and with lost
answers besides. It never reports a conflict itself, so a proxy in front of it answers a share of the transactions as
AWS does under contention. Our own table is as under npm start: in the server's process, on disk.
It exits with 1 unless each time exactly 10 succeed, nothing is answered 5xx, and no night has drifted.
`;

const rooms = 10;
const guestCount = 100;
const [checkIn, checkOut] = [dayFromNow(40), dayFromNow(43)];

interface Variant {
  readonly name: string;
  readonly holds: number;
  readonly faults: Faults;
}

const variants: readonly Variant[] = [
  // Server and database are slower in their first seconds, so those are not measured.
  { name: 'rehearsal', holds: 100, faults: noFaults },
  { name: 'as it is', holds: 1000, faults: noFaults },
  { name: '30 % conflicts', holds: 1000, faults: { ...noFaults, conflict: 0.3 } },
  { name: 'and lost answers', holds: 1000, faults: { conflict: 0.2, conflictAfterCommit: 0.05, lostAnswer: 0.05 } },
];

const shortSale = 200;

/** The reasons of 5xx answers from the server's log, with their counts. */
const reasonsIn = (output: string): Map<string, number> => {
  const reasons = new Map<string, number>();
  for (const [, reason = ''] of output.matchAll(/"error":"(.*?)(?:\\n\s+at |"\})/g)) {
    reasons.set(reason.slice(0, 300), (reasons.get(reason.slice(0, 300)) ?? 0) + 1);
  }
  return reasons;
};

/** All holds in flight at once; half with the guest's quote, the others priced on request. */
const sell = async (
  { name, holds, faults }: Variant,
  owner: Guest['client'],
  guests: readonly Guest[],
  proxy: FaultProxy | undefined,
  over: number,
) => {
  const house = await openHouse(owner, `Flash ${name}`, rooms);
  const seen = await owner.call('getHotelRooms', {
    params: { hotelId: house.hotelId },
    query: { checkIn, checkOut, guests: '2' },
  });
  const quote = seen.status === 200 ? seen.body.rooms[0]?.offer?.quote : undefined;
  if (quote === undefined) throw new Error(`the new hotel has no offer: ${JSON.stringify(seen.body)}`);

  proxy?.setFaults(faults);
  const startedAt = performance.now();
  const tries = await Promise.all(
    Array.from({ length: holds }, async (_, number) => {
      const guest = guests[number % guests.length];
      if (guest === undefined) throw new Error('a flash sale needs guests');
      const call = {
        idempotencyKey: randomUUID(),
        body: {
          ...house,
          checkIn,
          checkOut,
          guests: 2,
          guestName: 'Ada Lovelace',
          guestEmail: guest.email,
          ...(number % 2 === 0 && { quote }),
        },
      };
      if (over > 0) await sleep((number * over * 1000) / holds);
      const from = performance.now();
      const answer = await guest.client.call('createBooking', call);
      return { guest, call, answer, milliseconds: performance.now() - from };
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const { transactions, injected } = proxy?.counts() ?? { transactions: 0, injected: 0 };
  proxy?.setFaults(noFaults);
  return { house, checkIn, checkOut, rooms, tries, seconds, transactions, injected } satisfies Sale;
};

/** The waiting time of refused guests, in seconds: the median and the p95. */
const waits = (sale: Awaited<ReturnType<typeof sell>>): [number, number] => {
  const times = sale.tries
    .filter(({ answer }) => answer.status === 409)
    .map(({ milliseconds }) => milliseconds)
    .toSorted((a, b) => a - b);
  const at = (share: number): number => Number(((times[Math.floor(times.length * share)] ?? 0) / 1000).toFixed(2));
  return [at(0.5), at(0.95)];
};

/** A server as `npm start` runs it, or behind the fault proxy. */
const openServer = async (table: TableKind, workers: number, closing: Closing) => {
  const args = ['--no-limits', '--workers', String(workers)];
  // Answers are not checked against their schemas here, to save time; tests do that.
  const env = { VALIDATE_ANSWERS: '0' };
  if (table === 'own') {
    const server = await startServer({ args, env, table, dataDir: await throwAwayFolder(closing) });
    closing(() => server.stop());
    return { server, proxy: undefined };
  }
  const endpoint = await ownEndpoint({ steady: true });
  if (endpoint === undefined) throw new CommandError('DynamoDB Local needs Java 17 or newer; install it first');
  const proxy = await startFaultProxy(endpoint);
  closing(proxy.stop);
  const server = await startServer({ args, env: { ...env, DYNAMODB_ENDPOINT: proxy.endpoint } });
  closing(() => server.stop());
  return { server, proxy };
};

interface HowTo {
  readonly workers: number;
  readonly mostHolds: number;
  /** Seconds over which the guests arrive; 0 for all at once. */
  readonly over: number;
}

const saleOn = async (table: TableKind, { workers, over, mostHolds }: HowTo, closing: Closing) => {
  const { server, proxy } = await openServer(table, workers, closing);
  const owner = await server.signIn('owner@example.com');
  print(`${guestCount} guests register`);
  const guests = await registerGuests(server.client, guestCount, 'flash');
  const rows: (string | number)[][] = [];
  const wrongs: string[] = [];
  for (const variant of variants.filter(({ faults }) => proxy !== undefined || faults === noFaults)) {
    const { name } = variant;
    const holds = Math.min(variant.holds, mostHolds);
    const sale = await sell({ ...variant, holds }, owner, guests, proxy, over);
    const { counts, wrong } = await judgeSale(sale, owner);
    wrongs.push(...wrong.map((each) => `${table}, ${name}: ${each}`));
    const { succeeded, soldOut, serverErrors, other } = counts;
    const share = proxy === undefined ? '-' : `${sale.injected} of ${sale.transactions}`;
    const seconds = Number(sale.seconds.toFixed(1));
    rows.push([table, name, holds, succeeded, soldOut, serverErrors, other, share, ...waits(sale), seconds]);
  }
  for (const [reason, count] of reasonsIn(server.output())) print(`the server said ${count} times: ${reason}`);
  await server.stop();
  return { rows, wrongs };
};

const options = {
  workers: { type: 'string' },
  over: { type: 'string' },
  short: { type: 'boolean' },
  ...tableOption,
} as const;
const heading = ['table', 'variant', 'holds', 'succeeded', 'sold out', '5xx', 'other', 'transactions hit'];

await command('flash', help, options, async (given, closing) => {
  const workers = given.whole('workers', 1, 1, 16);
  const over = given.whole('over', 0, 0, 600);
  const how = { workers, over, mostHolds: given.flag('short') ? shortSale : Number.POSITIVE_INFINITY };
  const sales = [];
  for (const table of await tablesAsked(given)) sales.push(await saleOn(table, how, closing));
  print(
    `\nholds ${over === 0 ? 'at once' : `over ${over} s`} by ${guestCount} guests on ${rooms} rooms, ${workers} process${workers > 1 ? 'es' : ''}`,
  );
  print(machine());
  const waited = ['refusals, median s', 'p95 s', 'seconds'];
  print(
    tableOf(
      [...heading, ...waited],
      sales.flatMap(({ rows }) => rows),
    ),
  );
  const wrongs = sales.flatMap((sale) => sale.wrongs);
  for (const wrong of wrongs) print(`WRONG ${wrong}`);
  return wrongs.length === 0;
});
