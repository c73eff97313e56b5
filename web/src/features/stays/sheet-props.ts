import type { Booking } from './queries.ts';

/** What each sheet over the page of a booking takes. */
export interface SheetProps {
  readonly hotelId: string;
  readonly booking: Booking;
  readonly open: boolean;
  readonly onClose: () => void;
}
