import { dueShards } from '../../contract/keys.ts';
import { addHours, type Instant } from '../../domain/calendar/instant.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { InTime } from '../ports/clock.ts';
import type { Clock } from '../ports/time.ts';
import type { Untold, UntoldKey } from '../ports/untold.ts';

export interface SweepOutboxDeps {
  readonly untold: Untold;
  readonly bookings: Pick<Bookings, 'due'>;
  readonly clock: Clock;
}

/** `untold`: entries nobody had heard of within a day; `retold` of them; `stuck`: what has been due for a day. */
export interface SweptOutbox {
  readonly untold: number;
  readonly retold: number;
  readonly stuck: number;
}

/** The stream itself tells what is younger: it keeps a day. */
const GAP_HOURS = 25;
const STUCK_HOURS = 24;
const PAGE = 100;

/**
 * The daily look for gaps: what nobody has heard of within the day that the stream keeps is told again, once; and what
 * the minutely sweep should long have settled, payments and refunds above all, is counted for the alarm.
 */
export const sweepOutbox =
  ({ untold, bookings, clock }: SweepOutboxDeps) =>
  async (inTime: InTime): Promise<SweptOutbox> => {
    const counts = { untold: 0, retold: 0, stuck: 0 };
    const until: Instant = addHours(clock.now(), -GAP_HOURS);
    const shards = Array.from({ length: dueShards }, (_, shard) => shard);

    const tellAll = async (entries: readonly UntoldKey[]): Promise<number> => {
      let told = 0;
      for (const entry of entries) if (inTime() && (await untold.retell(entry))) told += 1;
      return told;
    };
    const tellShard = async (shard: number): Promise<void> => {
      while (inTime()) {
        const entries = await untold.before(shard, until, PAGE);
        const told = await tellAll(entries);
        counts.untold += entries.length;
        counts.retold += told;
        // The rest of a short page is the next day's, as is one on which nothing moved.
        if (entries.length < PAGE || told === 0) return;
      }
    };
    const countStuck = async (shard: number): Promise<void> => {
      const { due } = await bookings.due(shard, addHours(clock.now(), -STUCK_HOURS), PAGE, undefined);
      counts.stuck += due.length;
    };
    await Promise.all(shards.map(countStuck));
    await Promise.all(shards.map(tellShard));
    return counts;
  };
