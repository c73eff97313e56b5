import { sweep } from '../../usecases/payments/sweep.ts';
import type { Due } from '../../usecases/ports/bookings.ts';
import type { RunSummary, ScheduledWork } from '../../usecases/ports/clock.ts';
import { composeReconciliation } from './admin-bookings.ts';
import type { Core } from './core.ts';
import { composePasses } from './passes.ts';
import { paymentParts } from './payments.ts';

/** A run stops a little before the Lambda's time is up; what is left is the next run's. */
const BUDGET_MS = 50_000;

const ownersChanges = (core: Core) => {
  const { finishApplying, finishDeletionOfHotel } = composePasses(core);
  return {
    finishRoomChange: async (hotelId: string, roomTypeId: string) =>
      (await finishApplying({ hotelId, roomTypeId })) === 'finished',
    finishHotelDeletion: async (hotelId: string) => (await finishDeletionOfHotel({ hotelId })) === 'finished',
  };
};

const composeSweep = (core: Core, kinds: readonly Due['kind'][]) => {
  const run = sweep({ ...paymentParts(core), ownersChanges: ownersChanges(core) });
  return (): Promise<RunSummary> => {
    const startedAt = performance.now();
    return run({ kinds, budgetMs: BUDGET_MS, elapsedMs: () => performance.now() - startedAt });
  };
};

/** Each minute: holds that have run out, payments and refunds under way, owners' changes left half done. */
export const composeExpiry = (core: Core) =>
  composeSweep(core, ['hold', 'payment_limit', 'attempt', 'refund', 'room_change', 'hotel_deletion']);

/** Stays whose check-out time has come. */
export const composeCompletion = (core: Core) => composeSweep(core, ['completion']);

/** The work of every schedule, for a process that runs them all itself. */
export const composeSchedules = (core: Core): ScheduledWork => ({
  expiry: composeExpiry(core),
  completion: composeCompletion(core),
  reconciliation: composeReconciliation(core),
});
