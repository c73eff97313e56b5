import type { Booking } from '../../domain/booking/booking.ts';
import type { CalendarOfStay } from '../../usecases/ports/calendar.ts';
import { dayInWords } from '../../words/time.ts';

import { type CalendarEvent, calendarFile } from './icalendar.ts';
import { oneLine } from './one-line.ts';

const statusOf: Readonly<Record<Booking['status'], CalendarEvent['status']>> = {
  reserved: 'TENTATIVE',
  payment_pending: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  checked_in: 'CONFIRMED',
  completed: 'CONFIRMED',
  no_show: 'CANCELLED',
  cancelled: 'CANCELLED',
  expired: 'CANCELLED',
};

/**
 * The stay as a calendar of one event. Its id is the booking's and its sequence the booking's version, so that a later
 * one replaces or removes it. Its times are instants, which every calendar shows by its own clock; the hotel's own
 * stand in the text.
 */
export const stayCalendar: CalendarOfStay = (booking) => {
  const hotel = oneLine(booking.hotelName);
  const status = statusOf[booking.status];
  const method = status === 'CANCELLED' ? 'CANCEL' : 'PUBLISH';
  const content = calendarFile(hotel, method, {
    uid: `${booking.id}@hotel-booking`,
    sequence: booking.version,
    stampedAt: booking.updatedAt,
    startsAt: booking.checkInAt,
    endsAt: booking.checkOutAt,
    summary: `Stay at ${hotel}`,
    location: hotel,
    description: [
      `Booking ${booking.reference}`,
      `Check-in ${dayInWords(booking.checkIn)}, from ${booking.checkInTime}, the hotel's time (${booking.timeZone})`,
      `Check-out ${dayInWords(booking.checkOut)}, until ${booking.checkOutTime}`,
    ].join('\n'),
    status,
  });
  return {
    filename: `stay-${booking.reference}.ics`,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content,
  };
};
