// `npm run cost`: docs/cost.md, from measured calls and published prices.
import { writeFileSync } from 'node:fs';
import { settingsOf } from '../../lib/settings/stages.ts';
import { ensurePlaces } from '../../local/places.ts';
import { command, print } from '../../scripts/command.ts';
import { type CostRow, measureCosts } from '../bench/costs.ts';
import { followBooking } from '../bench/told-booking.ts';
import { machine } from '../load/ground.ts';
import { costPage, idleRows, type Units } from './page.ts';
import { costOf } from './prices.ts';
import { type Measured, requestCost } from './request.ts';

const help = `Writes docs/cost.md: what each request, 1,000 searches, 1,000 bookings, a month and an idle stage cost on AWS.

  npm run cost

Calls, capacity units and bytes are measured on the table in memory; prices stand in evidence/cost/prices.json, each with
its source and date or marked as assumed. Nothing is asked of AWS.
`;

const load = { searchesPerSecond: 500, bookingsPerSecond: 10 } as const;
/** The approximate number in a production stage. */
const ALARMS = 40;
/** A message costs a send, a receive and a delete, and an event on the bus; a batch can share them. */
const REQUESTS_OF_A_MESSAGE = 3;

const measured = ({ what, cost, cpuMs, bytes }: CostRow): Measured => ({
  what,
  read: cost.read + cost.gateUnits.read,
  write: cost.write + cost.indexWrite + cost.gateUnits.write,
  // The rate limits run in parallel before the rest.
  tableCalls: cost.calls.length + Number(cost.gateCalls > 0),
  bytes,
  cpuMs,
});

await command('cost', help, {}, async () => {
  await ensurePlaces(print);
  const { rows } = await measureCosts();
  const routes = rows.map(measured);
  const find = (start: string): Measured => {
    const found = routes.find(({ what }) => what.startsWith(start));
    if (found === undefined) throw new Error(`nothing was measured of ${start}`);
    return found;
  };
  const [withDates, withoutDates] = [find('POST /search, 20 hotels, dates'), find('POST /search, 20 hotels, no dates')];
  const search: Measured = {
    ...withDates,
    what: 'a search with dates, by the index',
    read: withDates.read - withoutDates.read,
    // The nights of a page are read together; the index is queried once.
    tableCalls: 3,
  };
  const steps = await followBooking();
  const messages = steps.reduce((sum, step) => sum + step.messages, 0);
  const mails = steps.reduce((sum, step) => sum + step.mails, 0);
  const workers = steps
    .filter(({ messages: taken }) => taken > 0)
    .map(
      ({ what, cost }): Measured => ({
        ...{ what, read: cost.read, write: cost.write + cost.indexWrite, tableCalls: cost.calls.length },
        ...{ bytes: 0, cpuMs: 5 },
      }),
    );
  const searchParts = [search];
  const bookingParts = [
    find('GET /hotels/:id/rooms'),
    find('POST /bookings, quote, 3 nights'),
    find('POST /bookings/:id/confirm'),
    ...workers,
  ];
  const sum = (parts: readonly Measured[]): number => parts.reduce((total, each) => total + requestCost(each).total, 0);
  const told =
    costOf('busEvent', messages) + costOf('queueRequest', messages * REQUESTS_OF_A_MESSAGE) + costOf('mail', mails);
  const units: Units = { search: sum(searchParts), booking: sum(bookingParts) + told, searchParts, bookingParts };
  const idle = (['dev', 'production'] as const).map((stage) => ({
    stage,
    rows: idleRows(settingsOf(stage).searchDomain, ALARMS),
  }));
  const on = `${new Date().toISOString().slice(0, 10)}, ${machine()}`;
  writeFileSync(new URL('../../docs/cost.md', import.meta.url), costPage(routes, units, load, idle, on));
  print(`1,000 searches $${(units.search * 1000).toFixed(3)}, 1,000 bookings $${(units.booking * 1000).toFixed(3)}`);
  print('docs/cost.md is written.');
  return true;
});
