import type { Booking } from '../../domain/booking/booking.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';

// Making a format takes a hundred times as long as using it.
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const moments = new Map<string, Intl.DateTimeFormat>();
const momentsOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = moments.get(timeZone);
  if (known) return known;
  const options = { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone } as const;
  const made = new Intl.DateTimeFormat('en-GB', options);
  moments.set(timeZone, made);
  return made;
};

/** A day of a hotel's calendar in words: Thursday 1 April 2027. */
export const dayInWords = (date: string): string => days.format(new Date(`${date}T12:00:00Z`));

/** A moment on the hotel's clock: 1 March 2027, 12:15. */
export const momentInWords = (instant: Instant, timeZone: string): string =>
  momentsOf(timeZone).format(new Date(instant));

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
