import { systemActor } from '../../domain/booking/history.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { inParallel } from '../in-parallel.ts';
import type { InTime } from '../ports/clock.ts';
import type { HotelLists } from '../ports/hotels.ts';
import type { ReconciliationWalk } from '../ports/reconciliation.ts';
import { type OpenHoldsDeps, reconcileOpenHolds } from './reconcile-open-holds.ts';
import { type ReconcileWindowDeps, reconcileWindow } from './reconcile-window.ts';

export type ReconcileAllDeps = ReconcileWindowDeps &
  OpenHoldsDeps & {
    readonly lists: Pick<HotelLists, 'rows'>;
    readonly walk: ReconciliationWalk;
  };

/** What a run did; `drift` and `repaired` count nights and guests' open holds together, `failed` hotels. */
export interface RunReport {
  readonly hotels: number;
  readonly nights: number;
  readonly drift: number;
  readonly repaired: number;
  readonly failed: number;
  /** Unit-nights that differed, and bookings and days that the numbers did not count as they are. */
  readonly units: number;
  readonly uncounted: number;
}

const AT_ONCE = 8;
/** Hotels after which the time is looked at and the place kept. */
const STRETCH = 16;

/**
 * The scheduled run: every hotel's nights from yesterday to the horizon, and the open holds of the guests met there,
 * repaired where that is proved right. It walks the list of all hotels, whatever their status, and goes on where the
 * run before stopped; what fails is met again by the next round.
 */
export const reconcileAll =
  (deps: ReconcileAllDeps) =>
  async (inTime: InTime): Promise<RunReport> => {
    const counts = { hotels: 0, nights: 0, drift: 0, repaired: 0, failed: 0, units: 0, uncounted: 0 };
    const met = new Map<string, boolean>();

    const oneHotel = async (hotelId: string): Promise<void> => {
      const facts = await deps.hotels.facts(hotelId);
      if (facts === undefined) return;
      const reconciled = await reconcileWindow(deps)(facts, {}, { repair: true, actor: systemActor });
      if (isRefusal(reconciled)) return;
      const { nights, drift, users, units, numbers } = reconciled;
      for (const [userId, open] of users) met.set(userId, open || met.get(userId) === true);
      counts.units += units.drift.length;
      counts.uncounted += numbers.uncounted + numbers.drift.length;
      counts.hotels += 1;
      counts.nights += nights;
      counts.drift += drift.length;
      counts.repaired += drift.filter(({ repaired }) => repaired).length;
    };
    const hotels = async (ids: readonly string[]): Promise<void> => {
      await inParallel(ids, AT_ONCE, (hotelId) =>
        oneHotel(hotelId).catch(() => {
          counts.failed += 1;
        }),
      );
    };
    const guests = async (): Promise<void> => {
      const believed = new Set([...met].flatMap(([userId, open]) => (open ? [] : [userId])));
      const { drift, repaired } = await reconcileOpenHolds(deps)([...met.keys()], believed);
      met.clear();
      counts.drift += drift;
      counts.repaired += repaired;
    };

    const started = await deps.walk.position();
    let stretch: string[] = [];
    let kept = false;
    for await (const row of deps.lists.rows({ of: 'all' }, started, STRETCH)) {
      stretch.push(row.hotelId);
      if (stretch.length < STRETCH) continue;
      await hotels(stretch);
      await guests();
      stretch = [];
      await deps.walk.moveTo(row.position);
      kept = true;
      if (!inTime()) return counts;
    }
    await hotels(stretch);
    await guests();
    if (started !== undefined || kept) await deps.walk.moveTo(undefined);
    return counts;
  };
