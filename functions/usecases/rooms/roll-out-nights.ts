import { addDays, eachNight, type IsoDate, LAST_DATE } from '../../domain/calendar/date.ts';
import type { Night } from '../../domain/hotel/hotel.ts';
import type { StepDecision } from '../../domain/hotel/night-rollout.ts';
import { nightsByDate } from '../../domain/stay-offer.ts';
import { batchesOf } from '../batches.ts';
import { inParallel } from '../in-parallel.ts';
import { MOST_STEPS_AT_ONCE, type NightReader, type NightWriter } from '../ports/nights.ts';

/** Transactions under way at once: about 550 nights are six of them. */
const WIDTH = 6;
/** A night is asked again so often: only bookings and other workers of the same rollout can come between. */
const TRIES = 40;

export interface RolloutDeps {
  readonly nights: NightReader;
  readonly writer: NightWriter;
}

/** A hotel's nights from a day on that have an item, of all its room types; one strong Query. */
export const nightsFrom = ({ nights }: Pick<RolloutDeps, 'nights'>, hotelId: string, from: IsoDate) =>
  nights.nights(hotelId, from, LAST_DATE);

export interface NightRollout {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly from: IsoDate;
  /** Every night until here, and those with an item after it. */
  readonly to: IsoDate;
  /** The hotel's nights from `from` on, where they were read already; strongly, and before `stillMine` is asked. */
  readonly nights?: readonly Night[] | undefined;
  readonly decide: (night: Night | undefined) => StepDecision;
  /** Whether the change still is under way and in the direction of this rollout, read strongly. */
  readonly stillMine: () => Promise<boolean>;
}

type NightOutcome = 'done' | 'cannot' | 'superseded' | 'contended';

/** `superseded`: another worker ended the change or rolls it back. `contended`: left to the next request or the sweeper. */
export type RolloutResult =
  | { readonly kind: 'rolled-out'; readonly cannot: readonly IsoDate[] }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'contended' };

/**
 * Rolls a change out to a room type's nights. Each night is an update with its own condition, a hundred in one
 * transaction; where the transaction fails, its nights are updated one by one. Several workers may run at once, or one
 * after another after a crash. A night is always read before the mark, and written only as it was read: a write
 * therefore happens only while the change is in progress, and a worker that is late after a rollback finds every night
 * with another `rolloutRev` and writes nothing.
 */
export const rollOutNights = async (deps: RolloutDeps, rollout: NightRollout): Promise<RolloutResult> => {
  const { hotelId, roomTypeId, from, to } = rollout;
  const nights = rollout.nights ?? (await nightsFrom(deps, hotelId, from));
  const touched = nightsByDate(nights, roomTypeId);
  if (!(await rollout.stillMine())) return { kind: 'superseded' };

  const bring = async (date: IsoDate): Promise<NightOutcome> => {
    let seen = touched.get(date);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const decision = rollout.decide(seen);
      if (decision === 'done' || decision === 'cannot') return decision;
      const answer = await deps.writer.step({ hotelId, roomTypeId, date }, seen, decision);
      if (answer.kind === 'written') return 'done';
      seen = answer.night;
      if (!(await rollout.stillMine())) return 'superseded';
    }
    return 'contended';
  };

  const behind = [...touched.keys()].filter((date) => date > to);
  const dates = [...eachNight(from, addDays(to, 1)), ...behind];
  const bringAll = async (some: readonly IsoDate[]): Promise<NightOutcome[]> => {
    const planned = some.map((date) => {
      const seen = touched.get(date);
      return { key: { hotelId, roomTypeId, date }, seen, step: rollout.decide(seen) };
    });
    const steps = planned.flatMap(({ step, ...each }) => (typeof step === 'string' ? [] : [{ ...each, step }]));
    if (steps.length > 0 && !(await deps.writer.stepAll(steps))) return Promise.all(some.map(bring));
    return planned.map(({ step }) => (typeof step === 'string' ? step : 'done'));
  };
  const ends = (await inParallel(batchesOf(dates, MOST_STEPS_AT_ONCE), WIDTH, bringAll)).flat();
  if (ends.includes('superseded')) return { kind: 'superseded' };
  if (ends.includes('contended')) return { kind: 'contended' };
  return { kind: 'rolled-out', cannot: dates.filter((_, index) => ends[index] === 'cannot') };
};
