import type { ScheduleName } from '../../contract/schedules.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Clock } from './time.ts';

/** What a run of a schedule did, in counts of its own: `{ released: 3 }`. */
export type RunSummary = Readonly<Record<string, number>>;

/** Whether a run may begin more, in real time; once it may not, it leaves the rest to the next run. */
export type InTime = () => boolean;

/**
 * The work of every schedule; each call is one whole run at the present time of the clock. A sweep goes by `inTime`
 * where it is given one, else by its own limit.
 */
export type ScheduledWork = { readonly [Name in ScheduleName]: (inTime?: InTime) => Promise<RunSummary> };

/** How far time is to move: to an instant, or on by so many milliseconds from when its turn comes. */
export type TimeStep = { readonly to: Instant } | { readonly byMs: number };

/** The time of a sandbox, which can be moved on. */
export interface SandboxClock extends Clock {
  /**
   * Moves the time on and runs, once each at the new time, every schedule that is due by then. Undefined where
   * that would be before now: time never goes back.
   */
  move(step: TimeStep): Promise<Partial<Record<ScheduleName, RunSummary>> | undefined>;
}
