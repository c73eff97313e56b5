import { type ScheduleName, schedules } from '../contract/schedules.ts';
import { sweep } from '../usecases/payments/sweep.ts';
import type { Due } from '../usecases/ports/bookings.ts';
import type { InTime, RunSummary } from '../usecases/ports/clock.ts';
import type { KeylessCore } from './core.ts';
import { composeRollouts } from './night-rollouts.ts';
import { settlementParts } from './payments.ts';
import { within } from './time-limit.ts';

const ownersChanges = (core: KeylessCore) => {
  const { finishCapacityChange, finishDeletionOfHotel, finishGridChange, finishBlock } = composeRollouts(core);
  return {
    finishRoomChange: async (hotelId: string, roomTypeId: string) =>
      (await finishCapacityChange({ hotelId, roomTypeId })) === 'finished',
    finishHotelDeletion: async (hotelId: string) => (await finishDeletionOfHotel({ hotelId })) === 'finished',
    finishGridChange: async (hotelId: string, changeId: string) =>
      (await finishGridChange(hotelId, changeId)) === 'finished',
    finishBlock: async (blockId: string) => (await finishBlock(blockId)) !== 'contended',
  };
};

const composeSweep = (
  core: KeylessCore,
  schedule: ScheduleName,
  kinds: readonly Due['kind'][],
  budgetMs: number = schedules[schedule].stopsAfterSeconds * 1000,
) => {
  const run = sweep({ ...settlementParts(core), ownersChanges: ownersChanges(core) });
  return (inTime: InTime = within(budgetMs)): Promise<RunSummary> => run({ kinds, inTime });
};

/** Each minute: holds that have run out, payments and refunds under way, owners' changes left half done. */
export const composeExpiry = (core: KeylessCore, budgetMs?: number) =>
  composeSweep(
    core,
    'expiry',
    ['hold', 'payment_limit', 'attempt', 'refund', 'room_change', 'hotel_deletion', 'grid_change', 'block'],
    budgetMs,
  );

/** Stays whose check-out time has come, and points that have run out. */
export const composeCompletion = (core: KeylessCore, budgetMs?: number) =>
  composeSweep(core, 'completion', ['completion', 'points'], budgetMs);
