import type { Booking } from '../../lib/bookings.ts';
import { daysBetween } from '../../lib/dates.ts';
import type { Words } from './words/en.ts';

type Facts = Pick<Booking, 'status' | 'checkIn' | 'checkOut'> & { readonly hotel: Pick<Booking['hotel'], 'city'> };

/**
 * A trip in some words: its state for the guest today.
 * @param today the day at the hotel
 */
export const titleOf = (
  { status, checkIn, checkOut, hotel: { city } }: Facts,
  today: string,
  words: Words['titles'],
): string => {
  if (status === 'cancelled') return words.cancelled(city);
  if (status === 'expired') return words.expired(city);
  if (status === 'no_show') return words.noShow(city);
  if (status === 'reserved') return words.held(city);
  if (status === 'payment_pending') return words.pending(city);
  if (status === 'completed' || today > checkOut) return words.past(city);
  const days = daysBetween(today, checkIn);
  if (days > 1) return words.ahead(days, city);
  if (days === 1) return words.tomorrow(city);
  if (days === 0) return words.today(city);
  return today === checkOut ? words.leave(city) : words.there(city);
};
