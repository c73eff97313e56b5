import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { getBooking } from './get-booking.ts';
import { getBookingByReference } from './get-booking-by-reference.ts';
import { getBookingCalendar } from './get-booking-calendar.ts';
import { getHistory } from './get-history.ts';
import { getPayments } from './get-payments.ts';
import { listBookings } from './list-bookings.ts';
import { previewCancellation } from './preview-cancellation.ts';
import { previewChange } from './preview-change.ts';
import { resendConfirmation } from './resend-confirmation.ts';
import { reviewBooking } from './review-booking.ts';

export const staysGroup = {
  listBookings,
  getBooking,
  getBookingByReference,
  getBookingCalendar,
  previewCancellation,
  previewChange,
  getHistory,
  getPayments,
  resendConfirmation,
  reviewBooking,
} satisfies RouteGroup<'stays'>;

/** What the routes of this group are served with. */
export type StaysApp = DepsOf<typeof staysGroup>;
