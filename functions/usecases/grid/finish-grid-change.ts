import { differing, type GridNight } from '../../domain/grid/settings.ts';
import { nightsByDate } from '../../domain/stay-offer.ts';
import { inParallel } from '../in-parallel.ts';
import { type ChangedNight, type GridChangeRecord, type GridStore, spanOf } from '../ports/grid.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { NightReader, NightWriter } from '../ports/nights.ts';
import type { Clock } from '../ports/time.ts';
import { TRIES } from '../rooms/rollout-ports.ts';

export interface FinishGridDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly nights: NightReader;
  readonly writer: Pick<NightWriter, 'set'>;
  readonly grid: GridStore;
  readonly clock: Clock;
}

/** Updates under way at once. */
const WIDTH = 16;
/** A night is asked again so often: only prices set past the grid and other workers of the change come between. */
const NIGHT_TRIES = 40;

/**
 * Finishes a change of the grid (rule 4), by any process: sets each of its nights to the stored values, then ends it.
 * Safe to run by several at once. A night is read before it is asked whether the change is open, and written only with
 * the stamp it was read with: a worker that is late after the change has ended finds another stamp and writes nothing.
 *
 * @returns the ended change; `contended` where it is left to the next request or the sweeper
 */
export const finishGridChange = async (
  deps: FinishGridDeps,
  hotelId: string,
  changeId: string,
): Promise<GridChangeRecord | 'contended' | undefined> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const change = await deps.grid.find(hotelId, changeId);
    if (change === undefined || change.done) return change;
    const failed = await setNights(deps, change);
    if (failed === 'contended') return 'contended';
    if (failed !== 'superseded') await deps.grid.end(change, failed, appliedAudit(deps, change));
  }
  return 'contended';
};

type Outcome = 'set' | 'superseded' | 'contended';

/** Sets every night whose room type is still there, and answers the others. */
const setNights = async (
  deps: FinishGridDeps,
  { hotelId, changeId, nights }: GridChangeRecord,
): Promise<readonly GridNight[] | 'superseded' | 'contended'> => {
  const span = spanOf(nights);
  if (span === undefined) return [];
  const [facts, stored] = await Promise.all([
    deps.hotels.facts(hotelId),
    deps.nights.nights(hotelId, span.from, span.to),
  ]);
  const isOpen = async () => (await deps.grid.state(hotelId)).open === changeId;
  if (!(await isOpen())) return 'superseded';

  const roomTypes = new Map(facts?.roomTypes.map(({ id }) => [id, nightsByDate(stored, id)]));
  const setNight = async ({ roomTypeId, date, before, after }: ChangedNight): Promise<Outcome> => {
    let seen = roomTypes.get(roomTypeId)?.get(date);
    for (let tries = 0; tries < NIGHT_TRIES; tries += 1) {
      if (seen?.lastChange === changeId) return 'set';
      const answer = await deps.writer.set({ hotelId, roomTypeId, date }, seen, changeId, differing(after, before));
      if (answer.kind === 'written') return 'set';
      seen = answer.night;
      if (!(await isOpen())) return 'superseded';
    }
    return 'contended';
  };
  const present = nights.filter(({ roomTypeId }) => roomTypes.has(roomTypeId));
  const ends = await inParallel(present, WIDTH, setNight);
  if (ends.includes('superseded')) return 'superseded';
  if (ends.includes('contended')) return 'contended';
  return nights
    .filter(({ roomTypeId }) => !roomTypes.has(roomTypeId))
    .map(({ roomTypeId, date }) => ({ roomTypeId, date }));
};

/** The earlier entries were written before the values: caches elsewhere read them now. */
const appliedAudit = ({ clock }: FinishGridDeps, { hotelId, changeId, by, nights }: GridChangeRecord) => ({
  subject: `HOTEL#${hotelId}`,
  action: 'grid.applied',
  actor: by,
  at: clock.now(),
  before: {},
  after: { changeId, roomTypeIds: [...new Set(nights.map(({ roomTypeId }) => roomTypeId))], ...spanOf(nights) },
});

/** Finishes the change that is open, as the next request on the grid must. */
export const settleGrid = async (
  deps: FinishGridDeps,
  hotelId: string,
  open: string | undefined,
): Promise<'settled' | 'contended'> => {
  if (open === undefined) return 'settled';
  return (await finishGridChange(deps, hotelId, open)) === 'contended' ? 'contended' : 'settled';
};
