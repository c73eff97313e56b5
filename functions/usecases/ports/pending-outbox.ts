import type { Instant } from '../../domain/calendar/instant.ts';

/** An entry of a booking's history. */
export interface HistoryKey {
  readonly bookingId: string;
  readonly revision: number;
}

/** An entry of a hotel's change log: `change` is its instant with a nonce. */
export interface HotelChangeKey {
  readonly hotelId: string;
  readonly change: string;
}

export type OutboxKey = HistoryKey | HotelChangeKey;

/** Entries of bookings' histories and hotels' change logs whose events no consumer has acknowledged yet. */
export interface PendingOutbox {
  /** The oldest of a shard, written before `until`, by an index that lags. */
  before(shard: number, until: Instant, limit: number): Promise<readonly OutboxKey[]>;
  /**
   * Publishes the entry again and takes it off the list, in one transaction; false where another process was faster.
   * With the first change of a booking the hold itself is published again, as it was.
   */
  republish(entry: OutboxKey): Promise<boolean>;
  /** Takes an entry off the list; without effect where it is not on it. */
  acknowledge(entry: OutboxKey): Promise<void>;
}
