import type { deskBookingsByReference } from '../../usecases/booking-reads/by-reference.ts';
import type { listHistoryAtDesk } from '../../usecases/booking-reads/list-history.ts';
import type { listPaymentsAtDesk } from '../../usecases/booking-reads/list-payments.ts';
import type { checkIn } from '../../usecases/frontdesk/check-in.ts';
import type { checkOut } from '../../usecases/frontdesk/check-out.ts';
import type { deskBooking } from '../../usecases/frontdesk/desk.ts';
import type { resendAtDesk } from '../../usecases/frontdesk/guest-details.ts';
import type { listHotelBookings } from '../../usecases/frontdesk/list-hotel-bookings.ts';
import type { markNoShow } from '../../usecases/frontdesk/mark-no-show.ts';
import type { reinstateBooking } from '../../usecases/frontdesk/reinstate-booking.ts';
import type { listFailedRefunds } from '../../usecases/reconciliation/list-failed-refunds.ts';
import type { listOverbooked } from '../../usecases/reconciliation/list-overbooked.ts';
import type { reconcileHotel } from '../../usecases/reconciliation/reconcile-hotel.ts';
import type { ShowsBookings } from '../views/shown-bookings.ts';

/** What the front desk's routes are served with. */
export interface AdminBookingsApp extends ShowsBookings {
  readonly listHotelBookings: ReturnType<typeof listHotelBookings>;
  readonly deskBookingsByReference: ReturnType<typeof deskBookingsByReference>;
  readonly deskBooking: ReturnType<typeof deskBooking>;
  readonly listHistoryAtDesk: ReturnType<typeof listHistoryAtDesk>;
  readonly listPaymentsAtDesk: ReturnType<typeof listPaymentsAtDesk>;
  readonly resendAtDesk: ReturnType<typeof resendAtDesk>;
  readonly checkIn: ReturnType<typeof checkIn>;
  readonly checkOut: ReturnType<typeof checkOut>;
  readonly markNoShow: ReturnType<typeof markNoShow>;
  readonly reinstateBooking: ReturnType<typeof reinstateBooking>;
  readonly reconcileHotel: ReturnType<typeof reconcileHotel>;
  readonly listOverbooked: ReturnType<typeof listOverbooked>;
  readonly listFailedRefunds: ReturnType<typeof listFailedRefunds>;
  readonly cursorKeys: readonly Uint8Array[];
}
