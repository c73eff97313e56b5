import type { Instant } from '../../domain/calendar/instant.ts';

/** An entry of a booking's history. */
export interface HistoryKey {
  readonly bookingId: string;
  readonly revision: number;
}

/** Entries of bookings' histories whose events nobody has heard yet. */
export interface Untold {
  /** The oldest of a shard, written before `until`, by an index that lags. */
  before(shard: number, until: Instant, limit: number): Promise<readonly HistoryKey[]>;
  /** Tells the entry again and takes it off the list, in one transaction; false where somebody was faster. */
  retell(entry: HistoryKey): Promise<boolean>;
  /** Takes off the list what was heard; what is not on it stays as it is. */
  heard(entry: HistoryKey): Promise<void>;
}
