import { addDays, eachNight, type IsoDate } from '../../domain/calendar/date.ts';
import type { Night } from '../../domain/hotel/hotel.ts';
import type { StepDecision } from '../../domain/hotel/passes.ts';
import { nightsByDate } from '../hotels/offers.ts';
import { inParallel } from '../in-parallel.ts';
import type { NightReader, NightWriter } from '../ports/nights.ts';

/** Updates under way at once: about 550 nights then take a second or two, and no connection pool is exhausted. */
const WIDTH = 16;
/** A night is asked again so often: only bookings and other workers of the same pass can come between. */
const TRIES = 40;
const LAST_DATE = '9999-12-31';

export interface PassDeps {
  readonly nights: NightReader;
  readonly writer: NightWriter;
}

export interface Pass {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly from: IsoDate;
  /** Every night until here, and those behind it that somebody has touched. */
  readonly to: IsoDate;
  readonly decide: (night: Night | undefined) => StepDecision;
  /** Whether the change still is under way and in the direction of this pass, read strongly. */
  readonly stillMine: () => Promise<boolean>;
}

/** `superseded`: somebody else has ended or turned the change. `busy`: left to the next request or the sweeper. */
export type PassEnding =
  | { readonly kind: 'passed'; readonly cannot: readonly IsoDate[] }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'busy' };

/**
 * One pass over a room type's nights, each an update of its own. Several workers may be at it at once, or one after
 * another after a crash. A night is always read before the mark is, and written only as it was read: so whoever writes
 * did so while the change was under way, and one who comes late, after the change was taken back, finds every night
 * with another `passRev` and writes nothing.
 */
export const passOver = async (deps: PassDeps, pass: Pass): Promise<PassEnding> => {
  const { hotelId, roomTypeId, from, to } = pass;
  const touched = nightsByDate(await deps.nights.nights(hotelId, from, LAST_DATE), roomTypeId);
  if (!(await pass.stillMine())) return { kind: 'superseded' };

  const bring = async (date: IsoDate): Promise<'done' | 'cannot' | 'superseded' | 'busy'> => {
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
  const ends = await inParallel(dates, WIDTH, bring);
  if (ends.includes('superseded')) return { kind: 'superseded' };
  if (ends.includes('busy')) return { kind: 'busy' };
  return { kind: 'passed', cannot: dates.filter((_, index) => ends[index] === 'cannot') };
};
