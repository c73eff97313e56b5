import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Instant } from '../../domain/calendar/instant.ts';

/** A stay that was asked for from a network address: the nights from `checkIn` up to, not including, `checkOut`. */
export interface NotedStay {
  readonly bookingId: string;
  /** The version of the booking that is to have the stay: each has a note of its own, and the first one stays. */
  readonly version: number;
  readonly checkIn: IsoDate;
  readonly checkOut: IsoDate;
  readonly rooms: number;
  readonly at: Instant;
}

/** Whose notes: a network address and a room type. */
export interface ShareOf {
  readonly address: string;
  readonly hotelId: string;
  readonly roomTypeId: string;
}

/** What network addresses asked to hold, noted beside the bookings and never in their transactions: an estimate. */
export interface UnpaidShares {
  /**
   * Notes the stay in one write; a note of the same version stays as it is.
   * @returns all notes of the address for the room type, this one among them; none where the table could not be asked
   */
  note(of: ShareOf, stay: NotedStay): Promise<readonly NotedStay[]>;
  /** Forgets notes of what is not held unpaid; at most a hundred. */
  forget(of: ShareOf, notes: readonly Pick<NotedStay, 'bookingId' | 'version'>[]): Promise<void>;
}
