import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { ownBooking } from '../../usecases/booking-reads/own-booking.ts';
import type { CalendarOfStay } from '../../usecases/ports/calendar.ts';

/** GET /bookings/{bookingId}/calendar.ics: one of the caller's own as an entry for a calendar. */
export const getBookingCalendar =
  (app: {
    ownBooking: ReturnType<typeof ownBooking>;
    calendarOfStay: CalendarOfStay;
  }): RouteHandler<'getBookingCalendar'> =>
  async ({ caller, params }) => {
    const booking = await app.ownBooking(caller.access, params.bookingId);
    if (isRefusal(booking)) return booking;
    const { filename, contentType, content } = app.calendarOfStay(booking);
    const headers = { 'Content-Type': contentType, 'Content-Disposition': `attachment; filename="${filename}"` };
    return { status: 200, body: content, headers };
  };
