import type { correctBooking } from '../../usecases/bookings/correct-booking.ts';
import type { changeAtDesk } from '../../usecases/frontdesk/change-at-desk.ts';
import type { correctAtDesk } from '../../usecases/frontdesk/guest-details.ts';
import type { cancelBooking } from '../../usecases/payments/cancel-booking.ts';
import type { changeBooking } from '../../usecases/payments/change-booking.ts';
import type { confirmBooking } from '../../usecases/payments/confirm-booking.ts';
import type { followNotice } from '../../usecases/payments/follow-notice.ts';
import type { HotelReader } from '../../usecases/ports/hotels.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import type { ShowsBookings } from '../views/shown-bookings.ts';

/** What the routes that move money are served with. */
export interface PaymentsApp extends ShowsBookings {
  readonly confirmBooking: ReturnType<typeof confirmBooking>;
  readonly cancelBooking: ReturnType<typeof cancelBooking>;
  readonly changeBooking: ReturnType<typeof changeBooking>;
  readonly correctBooking: ReturnType<typeof correctBooking>;
  readonly followNotice: ReturnType<typeof followNotice>;
  readonly changeAtDesk: ReturnType<typeof changeAtDesk>;
  readonly correctAtDesk: ReturnType<typeof correctAtDesk>;
  readonly hotels: Pick<HotelReader, 'hotel'>;
  readonly quotes: QuoteSealer;
}
