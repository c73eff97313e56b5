import type { Booking } from '../../domain/booking/booking.ts';

/** A text that leaves the system as a file. */
export interface TextFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

/** A stay as a file for a calendar: added or replaced there, or taken out where it will not be. */
export type CalendarOfStay = (booking: Booking) => TextFile;
