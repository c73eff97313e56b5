import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Booking } from '../../domain/booking/booking.ts';
import type { Attachment } from '../../usecases/ports/mail.ts';
import { dayInWords } from './words.ts';

/**
 * The stay as an entry of a calendar. Its id is the booking's and its sequence the booking's version, so that a later
 * one replaces or removes it. Its times are instants, which every calendar shows by its own clock; the hotel's own
 * stand in the text.
 */
export const calendarEntry = (booking: Booking, what: 'add' | 'remove'): Attachment => {
  const removed = what === 'remove';
  const method = removed ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  const calendar = ical({ name: booking.hotelName, method, prodId: '//hotel-booking//stay//EN' });
  calendar.createEvent({
    id: `${booking.id}@hotel-booking`,
    sequence: booking.version,
    stamp: new Date(booking.updatedAt),
    start: new Date(booking.checkInAt),
    end: new Date(booking.checkOutAt),
    summary: `Stay at ${booking.hotelName}`,
    location: booking.hotelName,
    description: [
      `Booking ${booking.reference}`,
      `Check-in ${dayInWords(booking.checkIn)}, from ${booking.checkInTime}, the hotel's time (${booking.timeZone})`,
      `Check-out ${dayInWords(booking.checkOut)}, until ${booking.checkOutTime}`,
    ].join('\n'),
    status: removed ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return {
    filename: `stay-${booking.reference}.ics`,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: calendar.toString(),
  };
};
