import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { GridNight, NightSettings } from '../../domain/grid/settings.ts';
import type { AuditEntry } from './audit.ts';
import type { HotelFacts } from './hotels.ts';
import type { WriteResult } from './room-types.ts';

/** One night of a change: what was set before it, and what is set after it. */
export interface ChangedNight extends GridNight {
  readonly before: NightSettings;
  readonly after: NightSettings;
}

/** A change of the grid as it is stored before its first write: absolute values, so that it can be resumed. */
export interface GridChangeRecord {
  readonly hotelId: string;
  readonly changeId: string;
  /** Of the request, so that a key that is used again is a replay or refused. */
  readonly bodyHash: string;
  readonly by: string;
  readonly startedAt: Instant;
  /** The grid's revision after this change. */
  readonly revision: number;
  readonly nights: readonly ChangedNight[];
  /** Nights that could not be set, as their room type is gone. */
  readonly failed: readonly GridNight[];
  readonly done: boolean;
}

/** The counter of a hotel's grid. */
export interface GridState {
  /** One more with every change; 1 is an unchanged grid. */
  readonly revision: number;
  /** The change that has not reached all its nights yet. */
  readonly open: string | undefined;
}

/** Changes of hotels' grids (rule 4). Every read is strong. */
export interface GridStore {
  state(hotelId: string): Promise<GridState>;
  find(hotelId: string, changeId: string): Promise<GridChangeRecord | undefined>;
  /**
   * Stores the change and raises the revision with its entries in the change log, where no other change is open, the
   * revision is the one before and neither the hotel nor a room type named is being deleted or has changed.
   */
  begin(
    change: GridChangeRecord,
    facts: Pick<HotelFacts, 'hotel' | 'roomTypes'>,
    audits: readonly AuditEntry[],
  ): Promise<WriteResult>;
  /** Stores a change that found nothing to do, so that its key is taken; the revision stays. */
  keep(change: GridChangeRecord): Promise<WriteResult>;
  /** Ends the open change. */
  end(change: GridChangeRecord, failed: readonly GridNight[], audit: AuditEntry): Promise<WriteResult>;
  /** Raises the revision for a change of prices past the grid, with its entry in the change log; not while a change is open. */
  raise(hotelId: string, audit: AuditEntry): Promise<WriteResult>;
}

/** Rooms that a booking takes of each night of a stay. */
export interface TakenStay {
  readonly roomTypeId: string;
  readonly checkIn: IsoDate;
  readonly checkOut: IsoDate;
  readonly rooms: number;
}

/** The stays of a hotel that are held unpaid, of bookings made at `madeFrom` or later. The index lags. */
export type UnpaidStays = (hotelId: string, madeFrom: Instant) => Promise<readonly TakenStay[]>;

/** The first and the last date of nights. */
export const spanOf = (nights: readonly GridNight[]): { from: IsoDate; to: IsoDate } | undefined => {
  const dates = nights.map(({ date }) => date).toSorted();
  const [from] = dates;
  const to = dates.at(-1);
  return from === undefined || to === undefined ? undefined : { from, to };
};
