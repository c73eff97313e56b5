import { type ScheduleName, schedules } from '../functions/contract/schedules.ts';
import { epochMillis } from '../functions/domain/calendar/instant.ts';
import { isDue as isDueAfter, scheduleNames as names } from '../functions/usecases/operating/due-schedules.ts';
import type { InTime, RunSummary, ScheduledWork } from '../functions/usecases/ports/clock.ts';
import type { Clock } from '../functions/usecases/ports/time.ts';

export interface ScheduleRunner {
  /** Runs everything once that is due at the present time of the clock, one after the other. */
  readonly runDue: () => Promise<Partial<Record<ScheduleName, RunSummary>>>;
  /** Starts a timer for each schedule, by real time. */
  readonly start: () => void;
  /** Stops the timers and waits for running schedules. */
  readonly stop: () => Promise<void>;
}

const minuteMs = 60_000;

/**
 * The caller who moves the clock waits for all due work, and no call may take 29 s: each sweep stops so many
 * milliseconds after the move. The next sweep can use the time that one leaves.
 */
const movedMs: Readonly<Partial<Record<ScheduleName, number>>> = {
  expiry: 17_000,
  deliveries: 18_000,
  completion: 22_000,
};
/** Work left by a move continues in runs short enough that the next move hardly waits for them. */
const GOING_ON_MS = 2000;

/** A limit, and whether work was left because of it. */
const limitOf = (milliseconds: number, since = performance.now()) => {
  let isCut = false;
  const inTime: InTime = () => {
    isCut ||= performance.now() - since >= milliseconds;
    return !isCut;
  };
  return { inTime, isCut: () => isCut };
};

/**
 * The schedules of a process: a run of one never overlaps with another run of the same.
 * @param limitsMs by when after a move each sweep stops, in real milliseconds; the rest continues in the background
 */
export const scheduleRunner = (
  work: ScheduledWork,
  clock: Clock,
  onFailure: (schedule: ScheduleName, error: unknown) => void,
  limitsMs = movedMs,
): ScheduleRunner => {
  const startedAt = epochMillis(clock.now());
  const lastRun = new Map<ScheduleName, number>(names.map((name) => [name, startedAt]));
  const running = new Map<ScheduleName, Promise<unknown>>();
  const timers: NodeJS.Timeout[] = [];
  const goingOn = new Set<Promise<void>>();
  let stopping = false;

  const run = async (name: ScheduleName, inTime?: InTime): Promise<RunSummary> => {
    for (let earlier = running.get(name); earlier; earlier = running.get(name)) await earlier.catch(() => undefined);
    lastRun.set(name, epochMillis(clock.now()));
    const mine = work[name](inTime);
    running.set(name, mine);
    try {
      return await mine;
    } finally {
      running.delete(name);
    }
  };

  const isDue = (name: ScheduleName): boolean =>
    isDueAfter(name, epochMillis(clock.now()) - (lastRun.get(name) ?? startedAt));

  const tick = (name: ScheduleName): void => {
    if (!running.has(name)) run(name).catch((error) => onFailure(name, error));
  };

  /** Runs a schedule until it leaves nothing, or does nothing any more. */
  const goOn = async (name: ScheduleName): Promise<void> => {
    while (!stopping) {
      const limit = limitOf(GOING_ON_MS);
      const { done = 0, delivered = 0 } = await run(name, limit.inTime);
      if (!limit.isCut() || done + delivered === 0) return;
    }
  };
  const goOnAside = (name: ScheduleName): void => {
    const mine = goOn(name)
      .catch((error) => onFailure(name, error))
      .finally(() => goingOn.delete(mine));
    goingOn.add(mine);
  };

  const runMoved = async (name: ScheduleName, since: number): Promise<RunSummary> => {
    const limit = limitOf(limitsMs[name] ?? Number.POSITIVE_INFINITY, since);
    const summary = await run(name, limitsMs[name] === undefined ? undefined : limit.inTime);
    if (limit.isCut()) goOnAside(name);
    return summary;
  };

  return {
    runDue: async () => {
      const since = performance.now();
      const ran: Partial<Record<ScheduleName, RunSummary>> = {};
      for (const name of names.filter(isDue)) ran[name] = await runMoved(name, since);
      return ran;
    },
    start: () => {
      // What came due while nothing ran is caught up at once.
      for (const name of names.filter(isDue)) tick(name);
      for (const name of names) timers.push(setInterval(() => tick(name), schedules[name].minutes * minuteMs).unref());
    },
    stop: async () => {
      stopping = true;
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled([...running.values(), ...goingOn]);
    },
  };
};
