import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Unit, UnitNight } from '../../domain/hotel/unit.ts';
import type { AuditEntry } from './audit.ts';
import type { WriteResult } from './room-types.ts';

/** `number-taken`: another unit of the hotel has the number. */
export type UnitWriteResult = WriteResult | 'number-taken';

/** Numbered rooms (rule 33). Every read is strong. */
export interface Units {
  /** The hotel of a unit. */
  homeOf(unitId: string): Promise<string | undefined>;
  find(hotelId: string, unitId: string): Promise<Unit | undefined>;
  /** Of these ids those that are units of the hotel, in no order. */
  findMany(hotelId: string, unitIds: readonly string[]): Promise<Unit[]>;
  /** All units of a hotel. */
  ofHotel(hotelId: string): Promise<Unit[]>;
  /** Makes it, where its room type is there and no unit of the hotel has its number. */
  create(unit: Unit, audit: AuditEntry): Promise<UnitWriteResult>;
  /** Its next version; one that was retiring is so no more. */
  replace(before: Unit, after: Unit, audit: AuditEntry): Promise<UnitWriteResult>;
  /** Marks it, so that nothing more is assigned to it. */
  retire(before: Unit, mark: string): Promise<WriteResult>;
  /** Removes it where it is still marked. */
  remove(marked: Unit, audit: AuditEntry): Promise<WriteResult>;
  /** Of each of these units the nights from `from` to `to` that are taken, oldest first; free ones are left out. */
  nightsOfMany(
    unitIds: readonly string[],
    from: IsoDate,
    to: IsoDate,
  ): Promise<ReadonlyMap<string, readonly UnitNight[]>>;
  /**
   * Sets who has a night of a unit where that is still `from`, and the bookings in question are as they were read.
   * @param bookings with their revisions
   */
  repairNight(
    night: {
      readonly unitId: string;
      readonly date: IsoDate;
      readonly from: string | null;
      readonly to: string | null;
    },
    bookings: readonly { readonly id: string; readonly revision: number }[],
    audit: AuditEntry,
  ): Promise<'repaired' | 'conflict'>;
  /** Its nights from `from` on that are taken, oldest first. */
  nights(unitId: string, from: IsoDate): Promise<UnitNight[]>;
}
