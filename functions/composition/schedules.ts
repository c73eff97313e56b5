import type { ScheduleName } from '../contract/schedules.ts';
import type { RunSummary, ScheduledWork } from '../usecases/ports/clock.ts';
import { composeCleanup } from './cleanup.ts';
import type { KeylessCore } from './core.ts';
import { countedRun } from './counted-run.ts';
import { composeOutbox } from './outbox.ts';
import { composeReconciliation } from './reconciliation.ts';
import { composeCompletion, composeExpiry } from './sweeps.ts';
import { composeDeliveries } from './webhooks.ts';

const nothing = async (): Promise<RunSummary> => ({});

/**
 * The work of every schedule, for a process that runs them all itself.
 * @param budgetsMs of real time that one run of a schedule may take before it leaves the rest to the next
 * @param own work for which not every process has what it takes: a client of the index of hotels, the codec of pictures
 */
export const composeSchedules = (
  core: KeylessCore,
  budgetsMs: Readonly<Partial<Record<ScheduleName, number>>> = {},
  own: Partial<Pick<ScheduledWork, 'verification' | 'cleanup'>> = {},
): ScheduledWork => ({
  expiry: countedRun('expiry', composeExpiry(core, budgetsMs.expiry), core),
  deliveries: countedRun('deliveries', composeDeliveries(core, budgetsMs.deliveries), core),
  completion: countedRun('completion', composeCompletion(core, budgetsMs.completion), core),
  reconciliation: countedRun('reconciliation', composeReconciliation(core, budgetsMs.reconciliation), core),
  verification: countedRun('verification', own.verification ?? nothing, core),
  outbox: countedRun('outbox', composeOutbox(core, budgetsMs.outbox), core),
  cleanup: countedRun('cleanup', own.cleanup ?? composeCleanup(core, budgetsMs.cleanup), core),
});
