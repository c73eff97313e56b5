import type { HistoryActor } from '../../domain/booking/history.ts';
import type { Drift } from '../../domain/hotel/drift.ts';
import { isRefusal, type RefusalOf } from '../../domain/refusal.ts';
import type { HotelFacts } from '../ports/hotels.ts';
import { type CompareDeps, compareNights } from './compare-nights.ts';
import { nightName } from './held-nights.ts';
import { type ReconciledNumbers, type ReconcileNumbersDeps, reconcileNumbers } from './reconcile-numbers.ts';
import { type ReconciledUnits, type ReconcileUnitsDeps, reconcileUnits } from './reconcile-units.ts';
import { type RepairDeps, repairDrift } from './repair-drift.ts';
import { type WindowRequest, windowOf } from './window.ts';

export type ReconcileWindowDeps = CompareDeps & RepairDeps & ReconcileUnitsDeps & ReconcileNumbersDeps;

export interface ReconciledWindow {
  /** Nights looked at, each room type's by itself. */
  readonly nights: number;
  /** Nights that differed and were counted on meanwhile: nothing can be said of them. */
  readonly inFlux: number;
  readonly drift: readonly (Drift & { readonly repaired: boolean })[];
  readonly units: ReconciledUnits;
  readonly numbers: ReconciledNumbers;
  /** Whose bookings were met, and whether one of them is an open hold. */
  readonly users: ReadonlyMap<string, boolean>;
}

/**
 * Compares every night of a hotel in a window with what holds it, its units and its numbers likewise, and repairs what
 * is proved wrong where asked to; without a range from yesterday to the horizon.
 */
export const reconcileWindow =
  (deps: ReconcileWindowDeps) =>
  async (
    facts: HotelFacts,
    range: WindowRequest,
    { repair, actor }: { readonly repair: boolean; readonly actor: HistoryActor },
  ): Promise<ReconciledWindow | RefusalOf<'refused'>> => {
    const now = deps.clock.now();
    const window = windowOf(range, facts.hotel, now, 1);
    if (isRefusal(window)) return window;
    const { nights, inFlux, drift, roomTypes, users, met } = await compareNights(deps)(facts, window, now);
    const repaired = repair ? await repairDrift(deps)(drift, roomTypes, actor) : new Set<string>();
    const how = { repair, actor: actor.id ?? 'reconciliation' };
    return {
      nights,
      inFlux,
      drift: drift.map((each) => ({ ...each, repaired: repaired.has(nightName(each)) })),
      units: await reconcileUnits(deps)(facts.hotel.id, window, met, how),
      numbers: await reconcileNumbers(deps)(facts.hotel.id, window, met, how),
      users,
    };
  };
