import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { BookingReadsApp } from './reads-app.ts';

/** GET /bookings/{bookingId}/calendar.ics: one of the caller's own as an entry for a calendar. */
export const getBookingCalendar =
  (app: Pick<BookingReadsApp, 'ownBooking' | 'calendarOfStay'>): RouteHandler<'getBookingCalendar'> =>
  async ({ caller, params }) => {
    const booking = await app.ownBooking(caller.access, params.bookingId);
    if (isRefusal(booking)) return booking;
    const { filename, contentType, content } = app.calendarOfStay(booking);
    const headers = { 'Content-Type': contentType, 'Content-Disposition': `attachment; filename="${filename}"` };
    return { status: 200, body: content, headers };
  };
