import type { findAlternatives } from '../../usecases/bookings/find-alternatives.ts';
import type { holdRooms } from '../../usecases/bookings/hold-rooms.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import type { ShowsBookings } from '../views/shown-bookings.ts';

/** What POST /bookings is served with. */
export interface HoldApp extends ShowsBookings {
  readonly holdRooms: ReturnType<typeof holdRooms>;
  readonly findAlternatives: ReturnType<typeof findAlternatives>;
  readonly quotes: QuoteSealer;
}
