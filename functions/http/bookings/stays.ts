import type { GroupHandlers } from '../../runtime/handler.ts';
import { getBooking } from './get-booking.ts';
import { getBookingByReference } from './get-booking-by-reference.ts';
import { getBookingCalendar } from './get-booking-calendar.ts';
import { getHistory } from './get-history.ts';
import { getPayments } from './get-payments.ts';
import { listBookings } from './list-bookings.ts';
import { previewCancellation } from './preview-cancellation.ts';
import { type PreviewChangeApp, previewChange } from './preview-change.ts';
import type { BookingReadsApp } from './reads-app.ts';
import { resendConfirmation } from './resend-confirmation.ts';
import { reviewBooking } from './review-booking.ts';

export type StaysApp = BookingReadsApp & PreviewChangeApp;

export const staysGroup = (app: StaysApp): GroupHandlers<'stays'> => ({
  listBookings: listBookings(app),
  getBooking: getBooking(app),
  getBookingByReference: getBookingByReference(app),
  getBookingCalendar: getBookingCalendar(app),
  previewCancellation: previewCancellation(app),
  previewChange: previewChange(app),
  getHistory: getHistory(app),
  getPayments: getPayments(app),
  resendConfirmation: resendConfirmation(app),
  reviewBooking: reviewBooking(app),
});
