import type { Instant } from '../../domain/calendar/instant.ts';

/** An entry of a booking's history. */
export interface HistoryKey {
  readonly bookingId: string;
  readonly revision: number;
}

/** An entry of a hotel's change log: `change` is when it was, and what tells it from others of that instant. */
export interface HotelChangeKey {
  readonly hotelId: string;
  readonly change: string;
}

export type UntoldKey = HistoryKey | HotelChangeKey;

/** Entries of bookings' histories and hotels' change logs whose events nobody has heard yet. */
export interface Untold {
  /** The oldest of a shard, written before `until`, by an index that lags. */
  before(shard: number, until: Instant, limit: number): Promise<readonly UntoldKey[]>;
  /**
   * Tells the entry again and takes it off the list, in one transaction; false where somebody was faster. With the
   * first change of a booking the hold itself is told again, as it was.
   */
  retell(entry: UntoldKey): Promise<boolean>;
  /** Takes off the list what was heard; what is not on it stays as it is. */
  heard(entry: UntoldKey): Promise<void>;
}
