import { type ScheduleName, schedules } from '../functions/contract/schedules.ts';
import { epochMillis } from '../functions/domain/calendar/instant.ts';
import { isDue as isDueAfter, scheduleNames as names } from '../functions/usecases/operating/due-schedules.ts';
import type { RunSummary, ScheduledWork } from '../functions/usecases/ports/clock.ts';
import type { Clock } from '../functions/usecases/ports/time.ts';

export interface ScheduleRunner {
  /** Runs everything once that is due at the present time of the clock, one after the other. */
  readonly runDue: () => Promise<Partial<Record<ScheduleName, RunSummary>>>;
  /** Starts a timer for each schedule, by real time. */
  readonly start: () => void;
  /** Stops the timers and waits for what is running. */
  readonly stop: () => Promise<void>;
}

const minuteMs = 60_000;

/** The schedules of a process: a run of one never overlaps with another run of the same. */
export const scheduleRunner = (
  work: ScheduledWork,
  clock: Clock,
  onFailure: (schedule: ScheduleName, error: unknown) => void,
): ScheduleRunner => {
  const startedAt = epochMillis(clock.now());
  const lastRun = new Map<ScheduleName, number>(names.map((name) => [name, startedAt]));
  const running = new Map<ScheduleName, Promise<unknown>>();
  const timers: NodeJS.Timeout[] = [];

  const run = async (name: ScheduleName): Promise<RunSummary> => {
    for (let earlier = running.get(name); earlier; earlier = running.get(name)) await earlier.catch(() => undefined);
    lastRun.set(name, epochMillis(clock.now()));
    const mine = work[name]();
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

  return {
    runDue: async () => {
      const ran: Partial<Record<ScheduleName, RunSummary>> = {};
      for (const name of names.filter(isDue)) ran[name] = await run(name);
      return ran;
    },
    start: () => {
      // What came due while nothing ran is caught up at once.
      for (const name of names.filter(isDue)) tick(name);
      for (const name of names) timers.push(setInterval(() => tick(name), schedules[name].minutes * minuteMs).unref());
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(running.values());
    },
  };
};
