import type { Booking } from '../../domain/booking/booking.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';

/** A day of a hotel's calendar in words: Thursday 1 April 2027. */
export const dayInWords = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));

/** A moment on the hotel's clock: 1 March 2027, 12:15. */
export const momentInWords = (instant: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone }).format(
    new Date(instant),
  );

export const moneyInWords = (minor: Minor, currency: string): string => `${currency} ${formatAmount(minor, currency)}`;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The stay as lines of a name and what it is. */
export const stayFacts = (booking: Booking): [string, string][] => {
  const { currency, totals, payment } = booking;
  return [
    ['Booking', booking.reference],
    ['Hotel', booking.hotelName],
    ['Room', `${counted(booking.rooms, 'room')}, ${booking.roomTypeName}`],
    ['Check-in', `${dayInWords(booking.checkIn)}, from ${booking.checkInTime}`],
    ['Check-out', `${dayInWords(booking.checkOut)}, until ${booking.checkOutTime}`],
    ['For', counted(booking.guests, 'guest')],
    ['Total', moneyInWords(totals.total, currency)],
    ...(payment.paid > 0 ? ([['Paid', moneyInWords(payment.paid, currency)]] as [string, string][]) : []),
  ];
};
