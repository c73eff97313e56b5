import { addDays, eachNight, type IsoDate } from '../../domain/calendar/date.ts';
import type { Night } from '../../domain/hotel/hotel.ts';
import type { StepDecision } from '../../domain/hotel/passes.ts';
import { batchesOf } from '../batches.ts';
import { nightsByDate } from '../hotels/offers.ts';
import { inParallel } from '../in-parallel.ts';
import { MOST_STEPS_AT_ONCE, type NightReader, type NightWriter } from '../ports/nights.ts';

/** Transactions under way at once: about 550 nights are six of them. */
const WIDTH = 6;
/** A night is asked again so often: only bookings and other workers of the same pass can come between. */
const TRIES = 40;
const LAST_DATE = '9999-12-31';

export interface PassDeps {
  readonly nights: NightReader;
  readonly writer: NightWriter;
}

/** A hotel's nights from a day on that somebody has touched, of all its room types; one strong Query. */
export const nightsFrom = ({ nights }: Pick<PassDeps, 'nights'>, hotelId: string, from: IsoDate) =>
  nights.nights(hotelId, from, LAST_DATE);

export interface Pass {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly from: IsoDate;
  /** Every night until here, and those behind it that somebody has touched. */
  readonly to: IsoDate;
  /** The hotel's nights from `from` on, where they were read already; strongly, and before `stillMine` is asked. */
  readonly nights?: readonly Night[] | undefined;
  readonly decide: (night: Night | undefined) => StepDecision;
  /** Whether the change still is under way and in the direction of this pass, read strongly. */
  readonly stillMine: () => Promise<boolean>;
}

type Ending = 'done' | 'cannot' | 'superseded' | 'busy';

/** `superseded`: somebody else has ended or turned the change. `busy`: left to the next request or the sweeper. */
export type PassEnding =
  | { readonly kind: 'passed'; readonly cannot: readonly IsoDate[] }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'busy' };

/**
 * One pass over a room type's nights: each is an update on a condition of its own, a hundred in one transaction; where
 * one of them fails, or meets another writer, each of the hundred is taken alone. Several workers may be at it at once, or one after
 * another after a crash. A night is always read before the mark is, and written only as it was read: so whoever writes
 * did so while the change was under way, and one who comes late, after the change was taken back, finds every night
 * with another `passRev` and writes nothing.
 */
export const passOver = async (deps: PassDeps, pass: Pass): Promise<PassEnding> => {
  const { hotelId, roomTypeId, from, to } = pass;
  const nights = pass.nights ?? (await nightsFrom(deps, hotelId, from));
  const touched = nightsByDate(nights, roomTypeId);
  if (!(await pass.stillMine())) return { kind: 'superseded' };

  const bring = async (date: IsoDate): Promise<Ending> => {
    let seen = touched.get(date);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const decision = pass.decide(seen);
      if (decision === 'done' || decision === 'cannot') return decision;
      const answer = await deps.writer.step({ hotelId, roomTypeId, date }, seen, decision);
      if (answer.kind === 'written') return 'done';
      seen = answer.night;
      if (!(await pass.stillMine())) return 'superseded';
    }
    return 'busy';
  };

  const behind = [...touched.keys()].filter((date) => date > to);
  const dates = [...eachNight(from, addDays(to, 1)), ...behind];
  const bringAll = async (some: readonly IsoDate[]): Promise<Ending[]> => {
    const planned = some.map((date) => {
      const seen = touched.get(date);
      return { key: { hotelId, roomTypeId, date }, seen, step: pass.decide(seen) };
    });
    const steps = planned.flatMap(({ step, ...each }) => (typeof step === 'string' ? [] : [{ ...each, step }]));
    if (steps.length > 0 && !(await deps.writer.stepAll(steps))) return Promise.all(some.map(bring));
    return planned.map(({ step }) => (typeof step === 'string' ? step : 'done'));
  };
  const ends = (await inParallel(batchesOf(dates, MOST_STEPS_AT_ONCE), WIDTH, bringAll)).flat();
  if (ends.includes('superseded')) return { kind: 'superseded' };
  if (ends.includes('busy')) return { kind: 'busy' };
  return { kind: 'passed', cannot: dates.filter((_, index) => ends[index] === 'cannot') };
};
