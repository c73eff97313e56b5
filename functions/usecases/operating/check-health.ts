import type { Pauses } from '../ports/time.ts';

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
  readonly pauses: Pauses;
}

/** The state of the system by its parts: down with the database, as nothing works without it. */
export const checkHealth = (deps: HealthDeps) => async (): Promise<Health> => {
  const [database, engine] = await Promise.all([
    stateOf(deps.database, deps.pauses),
    deps.search === undefined ? 'ok' : stateOf(deps.search, deps.pauses),
  ]);
  // Without its engine the search answers from the database, slower; events are not asked about.
  const search = engine === 'ok' ? 'ok' : 'degraded';
  return { status: database === 'ok' ? search : database, checks: { database, search, events: 'ok' } };
};

const stateOf = async (probe: Probe, pauses: Pauses): Promise<PartState> => {
  const startedAt = performance.now();
  const answered = probe().then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([answered, pauses.sleep(patienceMs).then(() => false)]);
  if (!inTime) return 'down';
  return performance.now() - startedAt > slowMs ? 'degraded' : 'ok';
};
