// `npm run flash`: everybody wants the same ten rooms at the same moment.
import { randomUUID } from 'node:crypto';
import { CommandError, command, say } from '../../scripts/command.ts';
import { ownEndpoint } from '../support/dynamodb.ts';
import { startServer } from '../support/server.ts';
import { type FaultProxy, type Faults, noFaults, startFaultProxy } from './fault-proxy.ts';
import { dayFromNow, type Guest, machine, openHouse, registerGuests } from './ground.ts';
import { judgeSale, type Sale } from './judge-sale.ts';
import { tableOf } from './table.ts';

const help = `A flash sale: 1,000 holds at once by 100 guests on 10 rooms of a 3-night stay, through the real server.

  npm run flash -- [--workers N] [--short]

  --workers N   server processes behind the one address (1)
  --short       200 holds a sale, in a minute or two
  --help        this page

After a rehearsal of 100 holds, three times: as it is, with conflicts between transactions, and with lost answers
besides. DynamoDB Local never reports a conflict, so a proxy in front of it answers a share of the transactions as AWS
does under contention.
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
  // Server and database are slower in their first seconds, and no sale opens on those.
  { name: 'rehearsal', holds: 100, faults: noFaults },
  { name: 'as it is', holds: 1000, faults: noFaults },
  { name: '30 % conflicts', holds: 1000, faults: { ...noFaults, conflict: 0.3 } },
  { name: 'and lost answers', holds: 1000, faults: { conflict: 0.2, conflictAfterCommit: 0.05, lostAnswer: 0.05 } },
];

const shortSale = 200;

/** Why the server answered 5xx, by its own log, with how often. */
const reasonsIn = (output: string): Map<string, number> => {
  const reasons = new Map<string, number>();
  for (const [, reason = ''] of output.matchAll(/"error":"(.*?)(?:\\n\s+at |"\})/g)) {
    reasons.set(reason.slice(0, 300), (reasons.get(reason.slice(0, 300)) ?? 0) + 1);
  }
  return reasons;
};

/** All holds in flight at once; every second one with the quote the guest has seen, the others priced on the spot. */
const sell = async (
  { name, holds, faults }: Variant,
  owner: Guest['client'],
  guests: readonly Guest[],
  proxy: FaultProxy,
) => {
  const house = await openHouse(owner, `Flash ${name}`, rooms);
  const seen = await owner.call('getHotelRooms', {
    params: { hotelId: house.hotelId },
    query: { checkIn, checkOut, guests: '2' },
  });
  const quote = seen.status === 200 ? seen.body.rooms[0]?.offer?.quote : undefined;
  if (quote === undefined) throw new Error(`the new hotel has no offer: ${JSON.stringify(seen.body)}`);

  proxy.setFaults(faults);
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
      return { guest, call, answer: await guest.client.call('createBooking', call) };
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const { transactions, injected } = proxy.counts();
  proxy.setFaults(noFaults);
  return { house, checkIn, checkOut, rooms, tries, seconds, transactions, injected } satisfies Sale;
};

await command('flash', help, { workers: { type: 'string' }, short: { type: 'boolean' } }, async (given, closing) => {
  const workers = given.whole('workers', 1, 1, 16);
  const mostHolds = given.flag('short') ? shortSale : Number.POSITIVE_INFINITY;
  const endpoint = await ownEndpoint({ steady: true });
  if (endpoint === undefined) throw new CommandError('DynamoDB Local needs Java 17 or newer; install it first');
  const proxy = await startFaultProxy(endpoint);
  closing(proxy.stop);
  const server = await startServer({
    args: ['--no-limits', '--workers', String(workers)],
    // Guests are not made to wait for answers to be checked against their schemas; that is for tests.
    env: { DYNAMODB_ENDPOINT: proxy.endpoint, VALIDATE_ANSWERS: '0' },
  });
  closing(() => server.stop());
  const owner = await server.signIn('owner@example.com');
  say(`${guestCount} guests register`);
  const guests = await registerGuests(server.client, guestCount, 'flash');

  const rows: (string | number)[][] = [];
  const wrongs: string[] = [];
  for (const each of variants) {
    const variant = { ...each, holds: Math.min(each.holds, mostHolds) };
    const { name, holds } = variant;
    const sale = await sell(variant, owner, guests, proxy);
    const { counts, wrong } = await judgeSale(sale, owner);
    wrongs.push(...wrong.map((each) => `${name}: ${each}`));
    const share = `${sale.injected} of ${sale.transactions}`;
    rows.push([
      name,
      holds,
      counts.succeeded,
      counts.soldOut,
      counts.serverErrors,
      counts.other,
      share,
      Number(sale.seconds.toFixed(1)),
    ]);
  }
  say(`\nholds at once by ${guestCount} guests on ${rooms} rooms, ${workers} process${workers > 1 ? 'es' : ''}`);
  say(machine());
  say(tableOf(['variant', 'holds', 'succeeded', 'sold out', '5xx', 'other', 'transactions hit', 'seconds'], rows));
  for (const wrong of wrongs) say(`WRONG ${wrong}`);
  for (const [reason, count] of reasonsIn(server.output())) say(`the server said ${count} times: ${reason}`);
  return wrongs.length === 0;
});
