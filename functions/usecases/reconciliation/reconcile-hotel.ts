import type { HistoryActor } from '../../domain/booking/history.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Drift } from '../../domain/hotel/drift.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import { type CompareDeps, compareNights } from './compare-nights.ts';
import { nightName } from './held-nights.ts';
import { type ReconciledNumbers, type ReconcileNumbersDeps, reconcileNumbers } from './reconcile-numbers.ts';
import { type ReconciledUnits, type ReconcileUnitsDeps, reconcileUnits } from './reconcile-units.ts';
import { type RepairDeps, repairDrift } from './repair-drift.ts';
import { windowOf } from './window.ts';

export type ReconcileDeps = CompareDeps & RepairDeps & ReconcileUnitsDeps & ReconcileNumbersDeps;

export interface ReconcileCommand {
  readonly caller: Caller;
  readonly actor: HistoryActor;
  readonly hotelId: string;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly repair: boolean;
}

export interface Reconciliation {
  readonly nights: number;
  readonly checked: number;
  readonly inFlux: number;
  readonly drift: readonly (Drift & { readonly repaired: boolean })[];
  readonly units: ReconciledUnits;
  readonly numbers: ReconciledNumbers;
}

/** Compares every night of a hotel with the bookings that hold it, its units and its numbers likewise, and repairs what is proved wrong where asked to. */
export const reconcileHotel =
  (deps: ReconcileDeps) =>
  async ({ caller, actor, hotelId, from, to, repair }: ReconcileCommand): Promise<Reconciliation | Refusal> => {
    const facts = await deps.hotels.facts(hotelId);
    if (facts === undefined || !owns(caller, facts.hotel)) return noHotel;
    const now = deps.clock.now();
    const window = windowOf({ from, to }, facts.hotel, now, 1);
    if (isRefusal(window)) return window;
    const { nights, inFlux, drift, roomTypes, met } = await compareNights(deps)(facts, window, now);
    const repaired = repair ? await repairDrift(deps)(drift, roomTypes, actor) : new Set();
    const judged = drift.map((each) => ({ ...each, repaired: repaired.has(nightName(each)) }));
    const how = { repair, actor: actor.id ?? 'reconciliation' };
    const units = await reconcileUnits(deps)(hotelId, window, met, how);
    const numbers = await reconcileNumbers(deps)(hotelId, window, met, how);
    return { nights, checked: nights - inFlux, inFlux, drift: judged, units, numbers };
  };
