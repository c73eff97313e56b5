import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Applying, Deletion, Hotel, RoomType, RoomTypeDetails } from '../../domain/hotel/hotel.ts';
import type { AuditEntry } from './audit.ts';

/** `moved`: it is not as it was read, read and decide again. `busy`: others came between for too long. */
export type Ending = 'committed' | 'moved' | 'busy';

/** Room types and their hotels' counts. Every write is conditional on the record it was decided on. */
export interface RoomTypes {
  /** The hotel a room type belongs to. */
  homeOf(roomTypeId: string): Promise<string | undefined>;
  /** Read strongly. */
  find(hotelId: string, roomTypeId: string): Promise<RoomType | undefined>;

  /** Makes it and counts it on the hotel, in one transaction. */
  create(hotel: Hotel, roomType: RoomType, audit: AuditEntry): Promise<Ending>;
  /** Its next version; only where no pass is under way. */
  replace(before: RoomType, details: RoomTypeDetails, audit: AuditEntry): Promise<Ending>;

  /** Marks a change of how many can be sold (rule 2); the version moves when it is done. */
  beginChange(before: RoomType, applying: Applying, pending: RoomTypeDetails): Promise<Ending>;
  /** Ends the marked change: done where it went forward, else as if it had never been asked for. */
  endChange(marked: RoomType, audit: AuditEntry | undefined): Promise<Ending>;

  /** Marks a deletion (rule 3); `hotel` where the room type goes with it, whose own mark must still stand. */
  beginDeletion(before: RoomType, deletion: Deletion, hotel?: Hotel): Promise<Ending>;
  /** Forgets a deletion that was taken back. */
  endDeletion(marked: RoomType): Promise<Ending>;
  /** Removes it with its count, where its deletion still goes forward. */
  remove(marked: RoomType, hotel: Hotel, audit: AuditEntry): Promise<Ending>;

  /** A pass that lasts into later days reaches later nights. */
  extend(marked: RoomType, to: IsoDate): Promise<Ending>;
  /** From here on the pass only goes back; `nights` stood in its way. */
  turnBack(marked: RoomType, nights: readonly IsoDate[]): Promise<Ending>;
}
