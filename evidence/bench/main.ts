// `npm run bench`: the cost of the system, in calls, units, kilobytes and CPU time.
import { ensurePlaces } from '../../local/places.ts';
import { command, print } from '../../scripts/command.ts';
import { tableOf } from '../../tests/support/text-table.ts';
import { machine } from '../load/ground.ts';
import { weighBundles } from './bundles.ts';
import { measureChain } from './chain.ts';
import { type CostRow, measureCosts } from './costs.ts';
import { type EventRate, measureEvents } from './events.ts';
import { judgeLastRoom, lastRoomHeading, lastRoomRows, measureLastRoom } from './last-room.ts';
import { measureRates } from './rates.ts';
import { measureThroughput } from './throughput.ts';
import { followBooking, type Step } from './told-booking.ts';

const help = `Measures what a request costs and compares it, within this one run.

  npm run bench -- [--short] [--last-room]

  --short      fewer rounds, under a minute
  --last-room  only the sale of a last room
  --help       this page

DynamoDB calls and capacity units by route, and of offers and holds under rate plans; weight and loading time of the functions; CPU of the middleware chain
beside the bare SDK call; holds a second beside PostgreSQL with row locks; what the sale of a last room costs; what a booking costs from its hold to its mails,
and events a second from the table's stream to the mails. It exits with 1 where a cost that does not
depend on the machine misses its goal: the calls and units of a hold, the write units of refusals, the weight of the function that holds.
`;

const decimals = (value: number, places: number): number => Number(value.toFixed(places));

const grouped = (calls: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1);
  return [...counts].map(([call, count]) => (count > 1 ? `${count} ${call}` : call)).join(', ') || '-';
};

const startedKb = (bytes: number): number => Math.ceil(bytes / 1024);

/** Rule 9: write units of a hold in the table, without its indexes and the lease of the address limit. */
const unitsOfHold = (nights: number, bookingBytes: number): number => 2 * nights + 2 * startedKb(bookingBytes) + 2;

const printCosts = ({ rows, bookingBytes, nights }: Awaited<ReturnType<typeof measureCosts>>): string[] => {
  print('\nDynamoDB calls and capacity units by request, warm (gate: session and rate limit, in parallel)');
  print(
    tableOf(
      [
        'request',
        'status',
        'gate calls',
        'gate units r+w',
        'own calls',
        'which',
        'read units',
        'write units',
        'of indexes',
      ],
      rows.map(({ what, status, cost }) => [
        what,
        String(status),
        cost.gateCalls,
        `${cost.gateUnits.read}+${cost.gateUnits.write}`,
        cost.calls.length,
        grouped(cost.calls),
        cost.read,
        cost.write,
        cost.indexWrite,
      ]),
    ),
  );
  print('A refused write is billed as well; DynamoDB does not report its units, so they are not in the table.');
  const at = (what: string): CostRow['cost'] | undefined => rows.find((row) => row.what === what)?.cost;
  const hold = at(`POST /bookings, quote, ${nights} nights`);
  const kb = startedKb(bookingBytes);
  const rule9 = unitsOfHold(nights, bookingBytes);
  print(
    `rule 9: 2 x ${nights} nights + 2 x ${kb} started KB of booking (${bookingBytes} bytes) + 2 = ${rule9} units, plus indexes`,
  );
  const wrong: string[] = [];
  // The lease of the address limit (absent with `--no-limits`), the hold itself, and the hotel of the answer.
  if (hold?.calls.join(', ') !== 'Update, TransactWrite, BatchGet')
    wrong.push(`a hold with a quote makes ${hold?.calls}`);
  if (hold?.write !== rule9 + 1)
    wrong.push(`a hold with a quote costs ${hold?.write} write units of the table, not ${rule9} and the note's 1`);
  const first = (what: string): string | undefined => at(what)?.calls[0];
  for (const what of ['POST /bookings, its replay', 'POST /bookings, quote, sold out']) {
    if (first(what) !== 'Update') wrong.push(`${what} begins with ${first(what)}`);
  }
  return wrong;
};

const printRates = ({ offers, holds }: Awaited<ReturnType<typeof measureRates>>): string[] => {
  print('\nOffers of many rate plans to two adults and two children, and holds of one of them');
  print(
    tableOf(
      ['offers of', 'offers', 'KB', 'calls', 'read units', 'ms CPU'],
      offers.map(({ what, cost, offers: count, bytes, cpuMs }) => [
        what,
        count,
        decimals(bytes / 1000, 0),
        grouped(cost.calls),
        cost.read,
        decimals(cpuMs, 1),
      ]),
    ),
  );
  print(
    tableOf(
      ['hold', 'own calls', 'read units', 'write units', 'by rule 9', 'of indexes', 'bytes of the booking'],
      holds.map(({ what, cost, nights, bookingBytes }) => [
        what,
        grouped(cost.calls),
        cost.read,
        cost.write,
        `2 x ${nights} + 2 x ${startedKb(bookingBytes)} KB + 2, and a note's 1`,
        cost.indexWrite,
        bookingBytes,
      ]),
    ),
  );
  return holds.flatMap(({ what, cost, nights, bookingBytes }) => {
    const units = unitsOfHold(nights, bookingBytes) + 1;
    return cost.write === units ? [] : [`${what} costs ${cost.write} write units of the table, not ${units}`];
  });
};

const printBundles = (weights: Awaited<ReturnType<typeof weighBundles>>): string[] => {
  const bare = weights.find(({ name }) => name === 'only the SDK')?.importMs ?? Number.NaN;
  print('\nWeight of the functions (KB of 1,000 bytes, minified, all in) and the time to load one');
  print(
    tableOf(
      ['function', 'KB', 'budget', 'import ms', 'x only the SDK'],
      weights.map(({ name, kb, budget, importMs }) => [
        name,
        decimals(kb, 1),
        budget === undefined ? '-' : String(budget),
        decimals(importMs, 1),
        decimals(importMs / bare, 2),
      ]),
    ),
  );
  const bookings = weights.find(({ name }) => name === 'bookings');
  const ratio = (bookings?.importMs ?? Number.NaN) / bare;
  print(
    `goals of the group that holds: ${bookings?.kb.toFixed(0)} of 450 KB; loads ${ratio.toFixed(2)}x of 1.5x the SDK alone`,
  );
  return weights.flatMap(({ name, kb, budget }) =>
    budget !== undefined && kb > budget ? [`${name} weighs ${kb.toFixed(1)} KB of ${budget}`] : [],
  );
};

const printChain = (costs: Awaited<ReturnType<typeof measureChain>>): void => {
  const bare = costs[0]?.ms ?? Number.NaN;
  print('\nCPU a request, one after the other on the table in memory');
  print(
    tableOf(
      ['what', 'ms', 'over the bare call'],
      costs.map(({ what, ms }) => [what, decimals(ms, 3), decimals(ms - bare, 3)]),
    ),
  );
  const over = (costs[1]?.ms ?? Number.NaN) - bare;
  print(`goal: at most 0.3 ms over the bare call; measured ${over.toFixed(2)} ms, ${over <= 0.3 ? 'met' : 'missed'}`);
};

const printThroughput = ({ rows, skipped }: Awaited<ReturnType<typeof measureThroughput>>): void => {
  print('\nHolds of 3 nights a second');
  const baseOf = (where: string, clients: number): number | undefined =>
    rows.find((row) => row.store.startsWith('PostgreSQL') && row.where === where && row.clients === clients)?.perSecond;
  print(
    tableOf(
      ['where', 'clients', 'store', 'holds/s', 'x PostgreSQL', 'median ms', 'refused'],
      rows.map(({ where, clients, store, perSecond, medianMs, refused }) => [
        where,
        clients,
        store,
        decimals(perSecond, 0),
        (perSecond / (baseOf(where, clients) ?? Number.NaN)).toFixed(2),
        decimals(medianMs, 1),
        refused,
      ]),
    ),
  );
  for (const why of skipped) print(`skipped: ${why}`);
};

const printBooking = (steps: readonly Step[]): void => {
  print('\nOne booking from its hold to its mails, on the table in memory; no webhook listens, no stay is over');
  const rows = steps.map(({ what, messages, cost, mails }) => [
    what,
    messages,
    cost.gateCalls + cost.calls.length,
    grouped(cost.calls),
    cost.read + cost.gateUnits.read,
    cost.write + cost.indexWrite + cost.gateUnits.write,
    mails,
  ]);
  const sum = (column: number): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  const total = ['all', sum(1), sum(2), '', sum(4), sum(5), sum(6)];
  print(
    tableOf(
      ['step', 'messages', 'DynamoDB calls', 'of its own', 'read units', 'write units', 'mails'],
      [...rows, total],
    ),
  );
  print('A message is one event on the bus and two requests of SQS where it comes alone; a batch of ten shares them.');
};

const printEvents = ({ rows, skipped }: { rows: readonly EventRate[]; skipped: readonly string[] }): void => {
  print("\nEvents a second from the table's stream by the bus and the queues to the mails, all in one process");
  print(
    tableOf(
      ['stream of', 'bookings', 'events', 'events/s', 'mails/s'],
      rows.map(({ stream, bookings, events, eventsPerSecond, mailsPerSecond }) => [
        stream,
        bookings,
        events,
        decimals(eventsPerSecond, 0),
        decimals(mailsPerSecond, 0),
      ]),
    ),
  );
  for (const why of skipped) print(`skipped: ${why}`);
};

/** Rule 34: buyers of ten rooms of three nights, each with the same quote. */
const printLastRoom = async (short: boolean): Promise<string[]> => {
  const { sales, skipped } = await measureLastRoom(short);
  print('\nThe sale of the last rooms: write units of transactions that were refused');
  print(tableOf([...lastRoomHeading], lastRoomRows(sales)));
  for (const why of skipped) print(`skipped: ${why}`);
  return judgeLastRoom(sales);
};

const options = { short: { type: 'boolean' }, 'last-room': { type: 'boolean' } } as const;
await command('bench', help, options, async (given) => {
  const short = given.flag('short');
  await ensurePlaces(print);
  print(machine());
  if (given.flag('last-room')) {
    const wrong = await printLastRoom(short);
    print(`\n${machine()}`);
    for (const each of wrong) print(`WRONG ${each}`);
    return wrong.length === 0;
  }
  const wrong = printCosts(await measureCosts());
  wrong.push(...printRates(await measureRates(short ? 5 : 20)));
  printChain(await measureChain(short ? { rounds: 3, calls: 400 } : { rounds: 9, calls: 2000 }));
  wrong.push(...printBundles(await weighBundles(short ? 2 : 9)));
  printThroughput(await measureThroughput(short ? 1000 : 5000));
  wrong.push(...(await printLastRoom(short)));
  printBooking(await followBooking());
  printEvents(await measureEvents(short ? 100 : 1000));
  print(`\n${machine()}`);
  for (const each of wrong) print(`WRONG ${each}`);
  return wrong.length === 0;
});
