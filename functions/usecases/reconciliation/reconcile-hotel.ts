import type { HistoryActor } from '../../domain/booking/history.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import { type ReconciledWindow, type ReconcileWindowDeps, reconcileWindow } from './reconcile-window.ts';

export interface ReconcileCommand {
  readonly caller: Caller;
  readonly actor: HistoryActor;
  readonly hotelId: string;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly repair: boolean;
}

export interface Reconciliation extends ReconciledWindow {
  readonly checked: number;
}

/** Compares every night of a hotel with the bookings that hold it, its units and its numbers likewise, and repairs what is proved wrong where asked to. */
export const reconcileHotel =
  (deps: ReconcileWindowDeps) =>
  async ({ caller, actor, hotelId, from, to, repair }: ReconcileCommand): Promise<Reconciliation | Refusal> => {
    const facts = await deps.hotels.facts(hotelId);
    if (facts === undefined || !owns(caller, facts.hotel)) return noHotel;
    const reconciled = await reconcileWindow(deps)(facts, { from, to }, { repair, actor });
    if (isRefusal(reconciled)) return reconciled;
    return { ...reconciled, checked: reconciled.nights - reconciled.inFlux };
  };
