import { bookingRepository } from '../adapters/dynamo/bookings/booking-repository.ts';
import { moneyLedger } from '../adapters/dynamo/bookings/money-ledger.ts';
import { hotelLists } from '../adapters/dynamo/hotels/hotel-lists.ts';
import { openHoldsLedger } from '../adapters/dynamo/nights/reconciliation-holds.ts';
import { reconciliationWalk } from '../adapters/dynamo/nights/reconciliation-walk.ts';
import { schedules } from '../contract/schedules.ts';
import type { RunSummary } from '../usecases/ports/clock.ts';
import { auditMoneyOn } from '../usecases/reconciliation/audit-money-on.ts';
import { type ReconcileAllDeps, reconcileAll } from '../usecases/reconciliation/reconcile-all.ts';
import type { KeylessCore } from './core.ts';
import { gatewayRecord } from './gateway-record.ts';
import { reconciliationParts } from './reconciliation-parts.ts';
import { within } from './time-limit.ts';

/** What the audit of money reads, by command as by schedule. */
export const auditParts = (core: Pick<KeylessCore, 'table' | 'clock' | 'stripeKey' | 'stripeAddress'>) => ({
  bookings: bookingRepository(core.table),
  record: gatewayRecord(core),
  money: moneyLedger(core.table),
});

/** The audit's share of a run's time; the nights have the rest. */
const AUDIT_SHARE = 1 / 3;

/**
 * The hourly comparison: the money of bookings with the gateway's record, then all nights with the bookings that hold
 * them; a run goes on where the one before ended. A record that cannot be read leaves the nights their comparison.
 */
export const composeReconciliation = (
  core: KeylessCore,
  budgetMs: number = schedules.reconciliation.stopsAfterSeconds * 1000,
) => {
  const deps: ReconcileAllDeps = {
    ...reconciliationParts(core),
    lists: hotelLists(core.table),
    holds: openHoldsLedger(core.table),
    walk: reconciliationWalk(core.table),
  };
  const audit = auditMoneyOn({ ...auditParts(core), clock: core.clock });
  return async (): Promise<RunSummary> => {
    const inTime = within(budgetMs);
    const money = await audit(within(budgetMs * AUDIT_SHARE)).catch(() => undefined);
    const nights = await reconcileAll(deps)(inTime);
    core.meter?.gauge('reconciliation_drift', { of: 'nights' }, nights.drift);
    if (money) core.meter?.gauge('reconciliation_drift', { of: 'payments' }, money.wrongPayments);
    return { ...nights, ...money, failed: nights.failed + Number(money === undefined) };
  };
};
