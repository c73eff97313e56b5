import { dateOfEpochDay } from '../../calendar/date.ts';
import { epochMillis } from '../../calendar/instant.ts';
import { toInstant } from '../../calendar/zone.ts';
import type { DayRange } from './calendar-runs.ts';

/** Days on which a zone's clock differs from UTC by so many minutes at the same time of day. */
export interface ClockRun {
  /** Days since the first of the range; the day behind the last. */
  readonly end: number;
  /** Minutes the zone is ahead of UTC. */
  readonly ahead: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** No zone changes its clocks twice within so few days and goes back to what it had. */
const STEP_DAYS = 10;

/** Hotels of a zone ask for the same over and over. */
const known = new Map<string, readonly ClockRun[]>();
const MOST_KNOWN = 2000;

/**
 * How far the zone's clock is ahead of UTC when it shows `time` (`HH:MM`), day after day: few runs, as clocks change
 * twice a year. With them the instant of any check-in is a sum.
 */
export function clockRuns(timeZone: string, time: string, { first, last }: DayRange): readonly ClockRun[] {
  const key = `${timeZone} ${time} ${first} ${last}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const runs = runsOf((day) => aheadOn(timeZone, time, first + day), last - first + 1);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, runs);
  return runs;
}

/** The minutes of a time of day, `HH:MM`. */
export function minutesOf(time: string): number {
  return 60 * Number(time.slice(0, 2)) + Number(time.slice(3));
}

function aheadOn(timeZone: string, time: string, day: number): number {
  const utc = epochMillis(toInstant(dateOfEpochDay(day), time, timeZone)) / MINUTE_MS;
  return day * DAY_MINUTES + minutesOf(time) - utc;
}

function runsOf(ahead: (day: number) => number, days: number): ClockRun[] {
  const runs: ClockRun[] = [];
  let before = ahead(0);
  for (let day = 0; day < days - 1; ) {
    const next = Math.min(days - 1, day + STEP_DAYS);
    if (ahead(next) === before) {
      day = next;
      continue;
    }
    do day += 1;
    while (ahead(day) === before);
    runs.push({ end: day, ahead: before });
    before = ahead(day);
  }
  return [...runs, { end: days, ahead: before }];
}
