import type { ScheduleName } from '../../contract/schedules.ts';
import { epochMillis, type Instant, instantOf } from '../../domain/calendar/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { RunSummary, SandboxClock, TimeStep } from '../ports/clock.ts';

export type ClockMove = { readonly now: string } | { readonly advance: string };

export interface MovedClock {
  readonly now: Instant;
  readonly ran: Partial<Record<ScheduleName, RunSummary>>;
}

/** Dates have four digits of the year everywhere; no stay is so far ahead. */
export const lastInstantMs = epochMillis('2200-01-01T00:00:00.000Z');

/** Moves the sandbox's time on; `advance` is an ISO 8601 duration of days and smaller. */
export const moveClock =
  (clock: SandboxClock) =>
  async (move: ClockMove): Promise<MovedClock | Refusal> => {
    const step: TimeStep =
      'now' in move ? { to: instantOf(Date.parse(move.now)) } : { byMs: durationMillis(move.advance) };
    if (!(targetMs(step, epochMillis(clock.now())) <= lastInstantMs))
      return { refused: 'refused', detail: 'The sandbox ends with the year 2199.' };
    const ran = await clock.move(step);
    if (ran === undefined) {
      return { refused: 'refused', detail: 'Time does not go back.', pointer: '/now', code: 'time_goes_back' };
    }
    return { now: clock.now(), ran };
  };

/** Where a step from `nowMs` leads, in milliseconds since 1970. */
export const targetMs = (step: TimeStep, nowMs: number): number =>
  'to' in step ? epochMillis(step.to) : nowMs + step.byMs;

const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** The milliseconds of a duration such as `P1DT2H`; a day is 24 hours, as the clock counts elapsed time. */
export const durationMillis = (duration: string): number => {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = parts.exec(duration) ?? [];
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
};
