import type { IsoDate } from '../../domain/calendar/date.ts';
import type { CapacityChange, Deletion, Hotel, RoomType, RoomTypeDetails } from '../../domain/hotel/hotel.ts';
import type { AuditEntry } from './audit.ts';

/** `moved`: it is not as it was read, read and decide again. `busy`: others came between for too long. */
export type WriteResult = 'committed' | 'conflict' | 'contended';

/** Room types and their hotels' counts. Every write is conditional on the record it was decided on. */
export interface RoomTypes {
  /** The hotel a room type belongs to. */
  homeOf(roomTypeId: string): Promise<string | undefined>;
  /** Read strongly. */
  find(hotelId: string, roomTypeId: string): Promise<RoomType | undefined>;

  /** Makes it and counts it on the hotel, in one transaction. */
  create(hotel: Hotel, roomType: RoomType, audit: AuditEntry): Promise<WriteResult>;
  /** Its next version; only where no pass is under way. */
  replace(before: RoomType, details: RoomTypeDetails, audit: AuditEntry): Promise<WriteResult>;

  /** Marks a change of how many can be sold (rule 2); the version moves when it is done. */
  beginChange(before: RoomType, capacityChange: CapacityChange, pending: RoomTypeDetails): Promise<WriteResult>;
  /** Ends the marked change: done where it went forward, else as if it had never been asked for. */
  endChange(marked: RoomType, audit: AuditEntry | undefined): Promise<WriteResult>;

  /** Marks a deletion (rule 3); `hotel` where the room type goes with it, whose own mark must still stand. */
  beginDeletion(before: RoomType, deletion: Deletion, hotel?: Hotel): Promise<WriteResult>;
  /** Forgets a deletion that was rolled back. */
  endDeletion(marked: RoomType): Promise<WriteResult>;
  /** Removes it with its count, where its deletion still goes forward. */
  remove(marked: RoomType, hotel: Hotel, audit: AuditEntry): Promise<WriteResult>;

  /** A rollout that lasts into later days reaches later nights. */
  extend(marked: RoomType, to: IsoDate): Promise<WriteResult>;
  /** Marks the rollout as rolling back; `nights` are those that prevented it. */
  rollBack(marked: RoomType, nights: readonly IsoDate[]): Promise<WriteResult>;
}
