import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Counted, DayDelta, Pickup } from '../../domain/numbers/count-booking.ts';
import type { Figures } from '../../domain/numbers/figures.ts';
import type { RoomsChange } from '../../domain/numbers/rooms.ts';
import type { AuditEntry } from './audit.ts';

/** What of a booking its hotel's numbers hold, as it was at `revision`. */
export interface CountedBooking extends Counted {
  readonly bookingId: string;
  readonly revision: number;
}

/** Counting bookings into the numbers of their hotels. Reads are strong. */
export interface NumbersLedger {
  counted(bookingId: string): Promise<CountedBooking | undefined>;
  /** Of many bookings at once; those that were never counted are left out. */
  countedMany(bookingIds: readonly string[]): Promise<CountedBooking[]>;
  /** The days from `from` to `to` on which something was counted, in order. */
  days(hotelId: string, from: IsoDate, to: IsoDate): Promise<StoredDay[]>;
  /** Sets the figures of the nights of a day where they are still as they were seen. */
  repairDay(hotelId: string, seen: StoredDay, truth: NightFigures, audit: AuditEntry): Promise<'repaired' | 'conflict'>;
  /** Writes the deltas with what is counted now, all or nothing, where `before` is still what was counted. */
  count(
    before: CountedBooking | undefined,
    after: CountedBooking,
    deltas: readonly DayDelta[],
    pickups: readonly Pickup[],
  ): Promise<'committed' | 'again'>;
}

/** What is counted by night of stay. */
export type NightFigures = Pick<Figures, 'sold' | 'revenue' | 'taxes'>;

export interface StoredDay {
  readonly date: IsoDate;
  readonly currency: string;
  readonly figures: Figures;
}

/** What came onto the books of a night on a day, net. */
export interface NightPickup {
  readonly date: IsoDate;
  readonly currency: string;
  readonly on: IsoDate;
  readonly sold: number;
  readonly revenue: number;
}

/** Reading a hotel's numbers. Not strong: they follow the bookings within seconds. */
export interface NumbersReader {
  /** The days from `from` to `to` on which something was counted, in order; one Query. */
  days(hotelId: string, from: IsoDate, to: IsoDate): Promise<StoredDay[]>;
  /** What came onto the books until the end of `until` of the nights from `from` to `to`; a Query a month. */
  pickups(hotelId: string, from: IsoDate, to: IsoDate, until: IsoDate): Promise<NightPickup[]>;
  /** Every change of a hotel's number of rooms. */
  roomsChanges(hotelId: string): Promise<RoomsChange[]>;
}
