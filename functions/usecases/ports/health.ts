import type { ScheduleName } from '../../contract/schedules.ts';
import type { Instant } from '../../domain/calendar/instant.ts';

/** Parts whose failure is noted by those who meet it. */
export const watchedParts = ['search', 'events', 'mail', 'payments'] as const;
export type WatchedPart = (typeof watchedParts)[number];

/** What is known of parts that one process alone cannot ask. */
export interface HealthNotes {
  /** Since when a part has failed; absent where its last call went well. */
  readonly failing: Readonly<Partial<Record<WatchedPart, Instant>>>;
  /** When each schedule ended its last run well. */
  readonly ran: Readonly<Partial<Record<ScheduleName, Instant>>>;
  /** From when on runs are expected; absent before the first run of all. */
  readonly expectedFrom?: Instant | undefined;
}

/** The notes that every process keeps about the health of the system. */
export interface HealthRecord {
  /** Strongly consistent. */
  load(): Promise<HealthNotes>;
  /** A part has failed; the first note of a row of failures stays. */
  failed(part: WatchedPart, at: Instant): Promise<void>;
  /** A part works again; nothing is written where nothing was noted. */
  recovered(part: WatchedPart): Promise<void>;
  ran(schedule: ScheduleName, at: Instant): Promise<void>;
  /** The process that runs the schedules has started: what was missed before does not count. */
  started(at: Instant): Promise<void>;
}
