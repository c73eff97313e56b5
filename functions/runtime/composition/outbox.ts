import { bookingRepository } from '../../adapters/dynamo/booking-repository.ts';
import { untoldEntries } from '../../adapters/dynamo/untold.ts';
import type { AnyEvent } from '../../contract/events.ts';
import { schedules } from '../../contract/schedules.ts';
import { crossingOut } from '../../usecases/events/cross-out.ts';
import { sweepOutbox } from '../../usecases/events/sweep-outbox.ts';
import type { RunSummary } from '../../usecases/ports/clock.ts';
import type { KeylessCore } from './core.ts';
import { within } from './time-limit.ts';

/** The worker with what it hears taken off the list of what nobody has heard. */
export const withCrossingOut = ({ table, ids }: KeylessCore, handle: (event: AnyEvent) => Promise<void>) =>
  crossingOut(untoldEntries(table, ids.nonce), handle);

/** Each day: what nobody has heard of is told again. */
export const composeOutbox = (core: KeylessCore, budgetMs: number = schedules.outbox.stopsAfterSeconds * 1000) => {
  const { table, clock, ids } = core;
  const run = sweepOutbox({ untold: untoldEntries(table, ids.nonce), bookings: bookingRepository(table), clock });
  return async (): Promise<RunSummary> => {
    return { ...(await run(within(budgetMs))) };
  };
};
