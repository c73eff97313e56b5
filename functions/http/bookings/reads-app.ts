import type { ownBookingByReference } from '../../usecases/booking-reads/by-reference.ts';
import type { listHistory } from '../../usecases/booking-reads/list-history.ts';
import type { listOwnBookings } from '../../usecases/booking-reads/list-own-bookings.ts';
import type { listPayments } from '../../usecases/booking-reads/list-payments.ts';
import type { ownBooking } from '../../usecases/booking-reads/own-booking.ts';
import type { previewCancellation } from '../../usecases/booking-reads/preview-cancellation.ts';
import type { resendConfirmation } from '../../usecases/bookings/resend-confirmation.ts';
import type { CalendarOfStay } from '../../usecases/ports/calendar.ts';
import type { reviewBooking } from '../../usecases/reviews/review-booking.ts';
import type { ShowsBookings } from '../views/shown-bookings.ts';

/** What a guest's reads of bookings, and reviews, are served with. */
export interface BookingReadsApp extends ShowsBookings {
  readonly listOwnBookings: ReturnType<typeof listOwnBookings>;
  readonly ownBookingByReference: ReturnType<typeof ownBookingByReference>;
  readonly ownBooking: ReturnType<typeof ownBooking>;
  readonly listHistory: ReturnType<typeof listHistory>;
  readonly listPayments: ReturnType<typeof listPayments>;
  readonly previewCancellation: ReturnType<typeof previewCancellation>;
  readonly resendConfirmation: ReturnType<typeof resendConfirmation>;
  readonly reviewBooking: ReturnType<typeof reviewBooking>;
  readonly calendarOfStay: CalendarOfStay;
  readonly cursorKeys: readonly Uint8Array[];
}
