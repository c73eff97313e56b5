import type { Delay } from '../ports/time.ts';

export type PartState = 'ok' | 'degraded' | 'down';

/** Asks a part of the system something cheap; it fails where the part does. */
export type Probe = () => Promise<unknown>;

export interface Health {
  readonly status: PartState;
  readonly checks: { readonly database: PartState; readonly search: PartState; readonly events: PartState };
}

/** A part that answers later than this is slower than any guest should notice. */
const slowMs = 500;
/** A part that has not answered by then counts as down. */
const patienceMs = 2000;

export interface HealthDeps {
  readonly database: Probe;
  /** Of the search engine; absent where searches go to the database anyway. */
  readonly search?: Probe | undefined;
  /** Of the queues; absent where this function cannot reach them. */
  readonly events?: Probe | undefined;
  readonly delay: Delay;
}

/** The state of the system by its parts: down with the database, as nothing works without it. */
export const checkHealth = (deps: HealthDeps) => async (): Promise<Health> => {
  const unasked: PartState = 'ok';
  const [database, engine, events] = await Promise.all([
    stateOf(deps.database, deps.delay),
    deps.search === undefined ? unasked : stateOf(deps.search, deps.delay),
    deps.events === undefined ? unasked : stateOf(deps.events, deps.delay),
  ]);
  // Without its engine the search answers from the database, slower; without queues mails are later.
  const search = engine === 'ok' ? 'ok' : 'degraded';
  const others: PartState = search === 'ok' && events === 'ok' ? 'ok' : 'degraded';
  return { status: database === 'ok' ? others : database, checks: { database, search, events } };
};

const stateOf = async (probe: Probe, delay: Delay): Promise<PartState> => {
  const startedAt = performance.now();
  const answered = probe().then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([answered, delay.sleep(patienceMs).then(() => false)]);
  if (!inTime) return 'down';
  return performance.now() - startedAt > slowMs ? 'degraded' : 'ok';
};
