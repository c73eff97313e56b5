import { queryOptions } from '@tanstack/react-query';
import { get, type Success } from './api.ts';
import type { Money } from './formats.ts';
import { isNegative, isZero, less } from './money.ts';
import { queryClient } from './query.ts';

export type Booking = Success<'getBooking'>['booking'];

const underWayMs = 3000;

/**
 * A booking as the system has it. It is requested again when the user returns to the tab, and while a payment is under
 * way.
 */
export const bookingQuery = (bookingId: string) =>
  queryOptions({
    queryKey: ['booking', bookingId],
    queryFn: async (): Promise<Booking> => (await get('getBooking', { params: { bookingId } })).booking,
    staleTime: 0,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => (state.data?.status === 'payment_pending' ? underWayMs : false),
  });

/** Takes a booking that an answer brought; lists of bookings are requested again. */
export const rememberBooking = (booking: Booking): void => {
  queryClient.setQueryData(['booking', booking.id], booking);
  void queryClient.invalidateQueries({ queryKey: ['bookings'] });
  void queryClient.invalidateQueries({ queryKey: ['booking', booking.id, 'more'] });
};

type Dued = Pick<Booking, 'totals' | 'payment' | 'actions'>;

/** The amount charged when the booking is confirmed, the part paid by points, and the amount due at the hotel. */
export const duesOf = ({ totals, payment: { dueNow, dueAtHotel, redeemed }, actions }: Dued) => {
  if (actions.includes('confirm')) return { now: dueNow, atHotel: less(totals.total, dueNow) };
  const before = less(totals.total, dueAtHotel);
  return redeemed
    ? { now: less(before, redeemed.worth), atHotel: dueAtHotel, byPoints: redeemed.worth }
    : { now: before, atHotel: dueAtHotel };
};

/** What was paid and has not come back. */
export const keptOf = ({ payment }: Pick<Booking, 'payment'>): Money => less(payment.paid, payment.refunded);

/**
 * The amount that the desk has to take, below 0 to refund. Points pay a part of the price too, so the amount due comes
 * from the system; an overpayment is the difference.
 */
export const balanceOf = ({ totals, payment }: Pick<Booking, 'totals' | 'payment'>): Money => {
  const over = less(totals.total, keptOf({ payment }));
  return isZero(payment.dueAtHotel) && payment.redeemed === null && isNegative(over) ? over : payment.dueAtHotel;
};

export const isPaid = (booking: Pick<Booking, 'payment'>): boolean => !isZero(booking.payment.paid);

/** The stay as a file for a calendar. */
export const calendarFile = ({ id }: Pick<Booking, 'id'>): string =>
  `/api/v1/bookings/${encodeURIComponent(id)}/calendar.ics`;
