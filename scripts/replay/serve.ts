import { existsSync } from 'node:fs';
import path from 'node:path';
import { openAccounts } from '../../demo/accounts.ts';
import type { Core } from '../../functions/composition/core.ts';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { localCore } from '../../local/application.ts';
import { UsageError } from '../../local/arguments.ts';
import { openDatabase } from '../../local/database.ts';
import { assertFree } from '../../local/listen.ts';
import { readOptions } from '../../local/options.ts';
import { signingSecrets } from '../../local/secret.ts';
import type { Stopping } from '../../local/stopping.ts';
import { type ReplayOptions, type ReplayReport, replay, stopOf } from './replay.ts';
import type { RealBooking } from './rows.ts';
import { settleEvents } from './settle.ts';

/** The last day of the replay, if none is named: the one with the most guests in house. */
export const busiestDay = (bookings: readonly RealBooking[]): string => {
  const guests = new Map<string, number>();
  for (const { arrival, departure, outcome } of bookings) {
    if (outcome !== 'Check-Out') continue;
    for (let date = arrival; date < departure; date = addDays(date, 1)) guests.set(date, (guests.get(date) ?? 0) + 1);
  }
  const [busiest] = [...guests].sort(([one, some], [other, others]) => others - some || (one < other ? -1 : 1));
  if (busiest === undefined) throw new UsageError('no booking of the file was kept: there is no day to serve');
  return busiest[0];
};

/** Days of the past that are in the system, if no first day is named. */
const PAST_DAYS = 100;

export interface ServeOptions extends Pick<ReplayOptions, 'bookings' | 'rooms' | 'progress'> {
  readonly dataDir: string;
  readonly port: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly stopping: Stopping;
  readonly print: (report: ReplayReport) => void;
  readonly say: (line: string) => void;
}

/** Replays into the table of the folder; answers the report. */
const fill = async (options: ServeOptions, until: string, password: string): Promise<ReplayReport> => {
  const { dataDir, stopping, say } = options;
  const since = options.since ?? addDays(until, -PAST_DAYS);
  const bookings = options.bookings.filter(({ bookedOn, departure }) => bookedOn <= until && departure >= since);
  if (bookings.length === 0) throw new UsageError(`the file has no booking of a stay from ${since} made by ${until}`);
  say(`${bookings.length} bookings of stays from ${since} on, made by ${until}.`);
  const trouble = (line: string): void => void process.stderr.write(`npm run replay: ${line}\n`);
  const opening = { dataDir, memory: false, workers: 1, table: 'own' } as const;
  const database = await openDatabase(opening, undefined, trouble, trouble);
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await database.stop();
    open = false;
  };
  stopping.onStop(close);
  let now = stopOf(bookings[0]?.bookedOn ?? until);
  const settings = { secrets: signingSecrets(dataDir), limits: false, corsOrigins: [], validateAnswers: false };
  const core: Core = localCore(database, { now: () => now }, { ...settings, web: false });
  const { ownerId } = await openAccounts(core, password, false);
  const { rooms, progress } = options;
  const moveTo = (instant: string): void => {
    now = instant;
  };
  const report = await replay({ core, moveTo, bookings, rooms, progress, ownerId, numbered: true, until });
  await settleEvents(core);
  await close();
  return report;
};

/**
 * Replays until a day, and leaves the hotel in the running system, whose clock goes on from there.
 * @throws UsageError where the folder has data already, or the file no booking of the days
 */
export const replayAndServe = async (options: ServeOptions): Promise<void> => {
  const { dataDir, stopping, say } = options;
  if (existsSync(path.join(dataDir, 'table'))) {
    throw new UsageError(
      `${dataDir} has data already: serve it by npm start -- --data ${dataDir}, or name another folder`,
    );
  }
  const until = options.until ?? busiestDay(options.bookings);
  const place = ['--data', dataDir, ...(options.port === undefined ? [] : ['--port', options.port])];
  const started = readOptions([...place, '--seed', '0', '--no-limits', '--clock', stopOf(until)], process.env);
  if (started === 'help') return;
  await assertFree(started.port);
  const report = await fill(options, until, started.demoPassword);
  options.print(report);
  // The whole system; a replay alone does not wait for it.
  const { run } = await import('../../local/run.ts');
  const address = await run({ ...started, table: 'own', memory: false, workers: 1 }, process.env, stopping);
  for (const page of ['', '/plan', '/grid', '/numbers', '/bookings']) {
    say(`  ${address}/manage/${report.hotelId}${page}`);
  }
};
