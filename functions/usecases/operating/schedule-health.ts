import { type ScheduleName, schedules } from '../../contract/schedules.ts';
import { epochMillis, type Instant } from '../../domain/calendar/instant.ts';
import type { HealthNotes } from '../ports/health.ts';

export interface ScheduleHealth {
  readonly name: ScheduleName;
  readonly state: 'ok' | 'degraded';
  /** The end of its last run, or from when on it was expected; null before the first run of any schedule. */
  readonly since: Instant | null;
}

/** So many of its periods without a run, and a schedule counts as standing still. */
const MISSED_PERIODS = 3;
const minuteMs = 60_000;

const latest = (...instants: readonly (Instant | undefined)[]): Instant | null =>
  instants
    .flatMap((instant) => instant ?? [])
    .toSorted()
    .at(-1) ?? null;

/** Which schedules run as they should: one that has not run for three of its periods is degraded. */
export const scheduleHealth = (
  names: readonly ScheduleName[],
  { ran, expectedFrom }: HealthNotes,
  now: Instant,
): readonly ScheduleHealth[] =>
  names.map((name) => {
    const since = latest(ran[name], expectedFrom);
    const limitMs = MISSED_PERIODS * schedules[name].minutes * minuteMs;
    const isOk = since !== null && epochMillis(now) - epochMillis(since) <= limitMs;
    return { name, state: isOk ? 'ok' : 'degraded', since };
  });
