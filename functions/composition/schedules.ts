import type { ScheduleName } from '../contract/schedules.ts';
import type { ScheduledWork } from '../usecases/ports/clock.ts';
import type { KeylessCore } from './core.ts';
import { countedRun } from './counted-run.ts';
import { composeOutbox } from './outbox.ts';
import { composeReconciliation } from './reconciliation.ts';
import { composeCompletion, composeExpiry } from './sweeps.ts';
import { composeDeliveries } from './webhooks.ts';

/**
 * The work of every schedule, for a process that runs them all itself.
 * @param budgetsMs of real time that one run of a schedule may take before it leaves the rest to the next
 * @param verification of the index of hotels, where the process has a client to ask it with
 */
export const composeSchedules = (
  core: KeylessCore,
  budgetsMs: Readonly<Partial<Record<ScheduleName, number>>> = {},
  verification: ScheduledWork['verification'] = async () => ({}),
): ScheduledWork => ({
  expiry: countedRun('expiry', composeExpiry(core, budgetsMs.expiry), core),
  deliveries: countedRun('deliveries', composeDeliveries(core, budgetsMs.deliveries), core),
  completion: countedRun('completion', composeCompletion(core, budgetsMs.completion), core),
  reconciliation: countedRun('reconciliation', composeReconciliation(core, budgetsMs.reconciliation), core),
  verification: countedRun('verification', verification, core),
  outbox: countedRun('outbox', composeOutbox(core, budgetsMs.outbox), core),
});
