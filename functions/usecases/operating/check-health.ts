import type { ScheduleName } from '../../contract/schedules.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { HealthNotes, HealthRecord } from '../ports/health.ts';
import type { Clock, Delay } from '../ports/time.ts';
import { type ScheduleHealth, scheduleHealth } from './schedule-health.ts';

export type PartState = 'ok' | 'degraded' | 'down';
export type Part = 'database' | 'search' | 'events' | 'mail' | 'payments' | 'schedules';

/** Asks a part of the system something cheap; it fails where the part does. */
export type Probe = () => Promise<unknown>;

export interface Health {
  readonly status: PartState;
  readonly checks: Readonly<Record<Part, PartState>>;
  /** Since when a part is not ok; null where it is, or where that is not known. */
  readonly since: Readonly<Record<Part, Instant | null>>;
  /** What is known of each schedule; empty where the database is down. */
  readonly schedules: readonly ScheduleHealth[];
}

/** A part that answers later than this is slower than any guest should notice. */
const slowMs = 500;
/** A part that has not answered by then counts as down. */
const patienceMs = 2000;

export interface HealthDeps {
  readonly record: HealthRecord;
  /** Of the search engine; absent where searches go to the database anyway. */
  readonly search?: Probe | undefined;
  /** Of the queues; absent where this function cannot reach them. */
  readonly events?: Probe | undefined;
  /** Of what a sandbox has fail; absent elsewhere, where only the calls of others tell. */
  readonly payments?: Probe | undefined;
  /** The schedules that run on this stage. */
  readonly schedules: readonly ScheduleName[];
  readonly clock: Clock;
  readonly delay: Delay;
}

const unnoted: HealthNotes = { failing: {}, ran: {} };
const worst = (states: readonly PartState[]): PartState =>
  states.find((state) => state === 'down') ?? states.find((state) => state === 'degraded') ?? 'ok';
const degradedUnless = (isOk: boolean): PartState => (isOk ? 'ok' : 'degraded');

/**
 * The state of the system by its parts: down with the database, as nothing works without it. The gateway and the mail
 * server are not asked: their state is that of the last call.
 */
export const checkHealth = (deps: HealthDeps) => async (): Promise<Health> => {
  const { record, delay, clock } = deps;
  let notes: HealthNotes | undefined;
  const readNotes = async (): Promise<void> => {
    notes = await record.load();
  };
  const [database, engine, events, gateway] = await Promise.all([
    stateOf(readNotes, delay),
    stateOf(deps.search, delay),
    stateOf(deps.events, delay),
    stateOf(deps.payments, delay),
  ]);
  const { failing } = notes ?? unnoted;
  const schedules = notes ? scheduleHealth(deps.schedules, notes, clock.now()) : [];
  const checks = {
    database,
    // Without its engine the search answers from the database, slower; without queues mails are later.
    search: degradedUnless(engine === 'ok'),
    events,
    // A server that refuses one address takes the next one's mail.
    mail: degradedUnless(failing.mail === undefined),
    payments: failing.payments === undefined ? gateway : 'down',
    schedules: degradedUnless(schedules.every(({ state }) => state === 'ok')),
  } as const;
  const { database: _, ...others } = checks;
  const since = {
    database: null,
    search: notes ? await noted(deps, failing, 'search', checks.search) : null,
    events: notes ? await noted(deps, failing, 'events', checks.events) : null,
    mail: failing.mail ?? null,
    payments: failing.payments ?? null,
    schedules:
      schedules.flatMap(({ state, since: last }) => (state === 'ok' ? [] : (last ?? []))).toSorted()[0] ?? null,
  };
  const status = database === 'ok' ? degradedUnless(worst(Object.values(others)) === 'ok') : database;
  return { status, checks, since, schedules };
};

/** Since when a part that is asked here is not ok: the first to see it notes it, and the first to see it well again. */
const noted = async (
  { record, clock }: HealthDeps,
  failing: HealthNotes['failing'],
  part: 'search' | 'events',
  state: PartState,
): Promise<Instant | null> => {
  const known = failing[part];
  const now = clock.now();
  const write = state === 'ok' ? known && record.recovered(part) : known === undefined && record.failed(part, now);
  // The answer does not wait for what only the next one needs to know, but a Lambda would not end it afterwards.
  if (write) await write.catch(() => undefined);
  return state === 'ok' ? null : (known ?? now);
};

const stateOf = async (probe: Probe | undefined, delay: Delay): Promise<PartState> => {
  if (probe === undefined) return 'ok';
  const startedAt = performance.now();
  const answered = probe().then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([answered, delay.sleep(patienceMs).then(() => false)]);
  if (!inTime) return 'down';
  return performance.now() - startedAt > slowMs ? 'degraded' : 'ok';
};
