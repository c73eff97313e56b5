// `npm run outages`: every part fails in every way while guests continue, and the system must catch up afterwards.
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, command, print } from '../../scripts/command.ts';
import { success } from '../../tests/support/api-world.ts';
import { tableOf } from '../../tests/support/text-table.ts';
import { machine, openHouse, registerGuests } from '../load/ground.ts';
import { type Mood, moods } from './gate.ts';
import { type Deeds, liveThrough } from './journeys.ts';
import { doubleMails, stillToCome, wrongAtRest } from './judge.ts';
import { type BrittleWorld, brittleWorld, type Part } from './parts.ts';

const help = `Has each part of the system fail, at its boundary, while guests search, hold, pay and cancel: the gateway, the
bus, the table's stream, each queue, the search engine, the mail server, an integrator's server. Each is down, slow
(a second an answer) and flapping (away every other second). Then it is well again, and the time is taken until every
mail and every delivery has come, every payment is settled and every queue is empty.

  npm run outages -- [--part NAME] [--mood down|slow|flapping] [--turns N]

  --part NAME  only parts with this in their name
  --mood M     only this one
  --turns N    bookings made while a part fails (6)
  --help       this page

OPENSEARCH_URL names a real OpenSearch; without one the sandbox plays the engine's failure and no queue feeds an index.
It exits with 1 if a call is answered by a 5xx, a booking is not what its guest was told, money or nights are wrong at
the end, a mail comes twice, or something does not come at all.
`;

const guestCount = 3;
/** The minimum duration of a fault. */
const outageMs = 2500;
/** Every process sees a fault of the sandbox after half a second. */
const toTakeEffectMs = 600;
const patienceMs = 60_000;
/** The time to wait before the sandbox clock is moved for deferred work. */
const beforeTheClockMs = 3000;

interface Recovery {
  readonly seconds: number;
  readonly clockMoves: number;
  readonly redriven: number;
  readonly missing: readonly string[];
}

/** Waits until all events and mails are sent; moves the clock for deferred work, and redrives dead letters. */
const recover = async (world: BrittleWorld, deeds: Deeds): Promise<Recovery> => {
  const began = performance.now();
  const seconds = (): number => Math.round((performance.now() - began) / 100) / 10;
  let [clockMoves, redriven, helpedAt] = [0, 0, began];
  for (;;) {
    const missing = await stillToCome(world, deeds);
    if (missing.length === 0 || performance.now() - began > patienceMs) {
      return { seconds: seconds(), clockMoves, redriven, missing };
    }
    if (performance.now() - helpedAt > beforeTheClockMs) {
      success(await world.admin.call('putClock', { body: { advance: 'PT6M' } }));
      clockMoves += 1;
      for (const { name, deadLetters } of success(await world.admin.call('listQueues', {})).items) {
        if (deadLetters === 0) continue;
        redriven += success(await world.admin.call('redriveQueue', { params: { name } })).moved;
      }
      helpedAt = performance.now();
    }
    await sleep(100);
  }
};

await command(
  'outages',
  help,
  { part: { type: 'string' }, mood: { type: 'string' }, turns: { type: 'string' } },
  async (given, closing) => {
    const wanted = given.text('part') ?? '';
    const mood = given.choice('mood', moods);
    const turns = given.whole('turns', 6, 3, 100);
    const world = await brittleWorld(process.env['OPENSEARCH_URL'] || undefined, closing);
    const parts = world.parts.filter(({ name }) => name.includes(wanted));
    if (parts.length === 0) {
      throw new CommandError(`--part is in none of: ${world.parts.map(({ name }) => name).join(', ')}`);
    }
    const owner = await world.server.signIn('owner@example.com');
    const house = await openHouse(owner, 'Brittle', 200);
    const ofBookings = ['booking.held', 'booking.confirmed', 'booking.cancelled', 'booking.payment_pending'];
    const events = [...ofBookings, 'booking.expired', 'payment.charged', 'payment.refunded', 'payment.failed'];
    success(await owner.call('createWebhook', { body: { url: world.listener.url, events } }));
    const guests = await registerGuests(world.server.client, guestCount, 'outage');

    const wrongs: string[] = [];
    const rows: (string | number)[][] = [];
    const fail = async (part: Part, how: Mood): Promise<void> => {
      await part.be(how);
      await sleep(toTakeEffectMs);
      const deeds = await liveThrough(guests, house, `${part.name.replaceAll(/\W/g, '')}-${how}`, turns, outageMs);
      await part.be('ok');
      const { seconds, clockMoves, redriven, missing } = await recover(world, deeds);
      const doubles = doubleMails(world, deeds);
      const wrong = [...deeds.wrongs, ...missing, ...doubles, ...(await wrongAtRest(owner, house, deeds))];
      wrongs.push(...wrong.map((each) => `${part.name} ${how}: ${each}`));
      const { bookings, slowest, degraded, pending } = deeds;
      rows.push([
        part.name,
        how,
        bookings.length,
        Math.round(slowest),
        degraded,
        pending,
        seconds,
        clockMoves,
        redriven,
        wrong.length,
      ]);
      print(`${part.name} ${how}: caught up after ${seconds} s, ${wrong.length} wrong`);
      for (const each of wrong.slice(0, 10)) print(`  WRONG ${each}`);
    };
    for (const part of parts) for (const how of mood ? [mood] : moods) await fail(part, how);

    const heading = ['part', 'is', 'bookings', 'slowest answer ms', 'degraded searches', 'pending payments'];
    print(`\n${guestCount} guests, ${machine()}`);
    print(tableOf([...heading, 'caught up after s', 'clock moved by 6 min', 'letters sent again', 'wrong'], rows));
    print(`${wrongs.length} wrong`);
    return wrongs.length === 0;
  },
);
