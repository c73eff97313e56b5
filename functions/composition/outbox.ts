import { bookingRepository } from '../adapters/dynamo/bookings/booking-repository.ts';
import { pendingOutbox } from '../adapters/dynamo/outbox/pending-outbox.ts';
import type { AnyEvent } from '../contract/events.ts';
import { schedules } from '../contract/schedules.ts';
import { acknowledging } from '../usecases/events/acknowledge.ts';
import { sweepOutbox } from '../usecases/events/sweep-outbox.ts';
import type { RunSummary } from '../usecases/ports/clock.ts';
import type { KeylessCore } from './core.ts';
import { within } from './time-limit.ts';

/** The worker, which also acknowledges each event it has handled. */
export const withCrossingOut = ({ table, ids }: KeylessCore, handle: (event: AnyEvent) => Promise<void>) =>
  acknowledging(pendingOutbox(table, ids.nonce), handle);

/** Each day: events that were not acknowledged are published again. */
export const composeOutbox = (core: KeylessCore, budgetMs: number = schedules.outbox.stopsAfterSeconds * 1000) => {
  const { table, clock, ids } = core;
  const run = sweepOutbox({ pending: pendingOutbox(table, ids.nonce), bookings: bookingRepository(table), clock });
  return async (): Promise<RunSummary> => {
    return { ...(await run(within(budgetMs))) };
  };
};
