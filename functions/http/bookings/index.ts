import type { GroupHandlers } from '../../runtime/handler.ts';
import type { HoldApp } from './app.ts';
import { createBooking } from './create-booking.ts';
import { getBooking } from './get-booking.ts';
import { getBookingByReference } from './get-booking-by-reference.ts';
import { getBookingCalendar } from './get-booking-calendar.ts';
import { getHistory } from './get-history.ts';
import { getPayments } from './get-payments.ts';
import { listBookings } from './list-bookings.ts';
import { previewCancellation } from './preview-cancellation.ts';
import { type PreviewChangeApp, previewChange } from './preview-change.ts';
import type { BookingReadsApp } from './reads-app.ts';
import { reviewBooking } from './review-booking.ts';

export type BookingsApp = HoldApp & BookingReadsApp & PreviewChangeApp;

export const bookingsGroup = (app: BookingsApp): GroupHandlers<'bookings'> => ({
  createBooking: createBooking(app),
  listBookings: listBookings(app),
  getBooking: getBooking(app),
  getBookingByReference: getBookingByReference(app),
  getBookingCalendar: getBookingCalendar(app),
  previewCancellation: previewCancellation(app),
  previewChange: previewChange(app),
  getHistory: getHistory(app),
  getPayments: getPayments(app),
  reviewBooking: reviewBooking(app),
});
