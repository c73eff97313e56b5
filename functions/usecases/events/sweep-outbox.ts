import { dueShards } from '../../contract/keys.ts';
import { addHours, type Instant } from '../../domain/calendar/instant.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { InTime } from '../ports/clock.ts';
import type { OutboxKey, PendingOutbox } from '../ports/pending-outbox.ts';
import type { Clock } from '../ports/time.ts';

export interface SweepOutboxDeps {
  readonly pending: PendingOutbox;
  readonly bookings: Pick<Bookings, 'due'>;
  readonly clock: Clock;
}

/** `pending`: entries not acknowledged within a day; `republished` of them; `stuck`: entries overdue for a day. */
export interface SweptOutbox {
  readonly pending: number;
  readonly republished: number;
  readonly stuck: number;
}

/** Younger entries are still in the stream, which keeps a day. */
const GAP_HOURS = 25;
const STUCK_HOURS = 24;
const PAGE = 100;

/**
 * The daily check for gaps: entries that were not acknowledged within the day that the stream keeps are published again,
 * once. Payments and refunds that the sweep of each minute has not settled for a day are counted for the alarm.
 */
export const sweepOutbox =
  ({ pending, bookings, clock }: SweepOutboxDeps) =>
  async (inTime: InTime): Promise<SweptOutbox> => {
    const counts = { pending: 0, republished: 0, stuck: 0 };
    const until: Instant = addHours(clock.now(), -GAP_HOURS);
    const shards = Array.from({ length: dueShards }, (_, shard) => shard);

    const republishAll = async (entries: readonly OutboxKey[]): Promise<number> => {
      let count = 0;
      for (const entry of entries) if (inTime() && (await pending.republish(entry))) count += 1;
      return count;
    };
    const sweepShard = async (shard: number): Promise<void> => {
      while (inTime()) {
        const entries = await pending.before(shard, until, PAGE);
        const republished = await republishAll(entries);
        counts.pending += entries.length;
        counts.republished += republished;
        // The rest of a short page is the next day's, as is one on which nothing moved.
        if (entries.length < PAGE || republished === 0) return;
      }
    };
    const countStuck = async (shard: number): Promise<void> => {
      const { due } = await bookings.due(shard, addHours(clock.now(), -STUCK_HOURS), PAGE, undefined);
      counts.stuck += due.length;
    };
    await Promise.all(shards.map(countStuck));
    await Promise.all(shards.map(sweepShard));
    return counts;
  };
