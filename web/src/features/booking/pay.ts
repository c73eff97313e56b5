import { useMutation } from '@tanstack/react-query';
import { call, get } from '../../lib/api.ts';
import { type Booking, bookingQuery, rememberBooking } from '../../lib/bookings.ts';
import { correctionOf, detailsOf } from '../../lib/guest-details.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { ApiProblem, isProblem } from '../../lib/problem.ts';
import { queryClient } from '../../lib/query.ts';
import type { Details } from './details-form.tsx';

/** What the booking has of the details that this page asks for: the hour of arrival is told later. */
export const askedDetails = (booking: Booking): Details => {
  const { arrivalTime: _later, ...asked } = detailsOf(booking);
  return asked;
};

const correct = async (booking: Booking, typed: Details): Promise<Booking> => {
  const correction = correctionOf(typed, booking);
  if (!correction || !booking.actions.includes('correct')) return booking;
  const params = { bookingId: booking.id };
  const { booking: corrected } = await get('changeBooking', { params, body: correction, headers: ifMatch(booking) });
  rememberBooking(corrected);
  return corrected;
};

interface Payment {
  readonly booking: Booking;
  readonly details: Details;
  /** Null where nothing is due now. */
  readonly token: string | null;
  /** Points that pay a part; 0 for none. */
  readonly points: number;
}

/** No answer, a busy system or a state that moved on: the booking is read again before a message is shown. */
const isOpenQuestion = (error: unknown): boolean =>
  !(error instanceof ApiProblem) ||
  error.status >= 500 ||
  [401, 412].includes(error.status) ||
  isProblem(error, 'wrong-state');

/**
 * Corrects the details where they changed, then pays. Paying twice is safe: a confirmed booking answers as it is. It is
 * never queued while the device is offline: no card is charged without the guest's knowledge.
 */
export const usePayment = () =>
  useMutation({
    mutationFn: async ({ booking, details, token, points }: Payment): Promise<Booking> => {
      const corrected = await correct(booking, details);
      const { body } = await call('confirmBooking', {
        params: { bookingId: booking.id },
        body: { ...(token !== null && { paymentMethod: token }), ...(points > 0 && { points }) },
      });
      rememberBooking(body.booking);
      // What a hold that had run out could not take before, the booking takes now.
      return corrected === booking ? correct(body.booking, details).catch(() => body.booking) : body.booking;
    },
    onError: async (error, { booking }) => {
      if (isOpenQuestion(error)) await queryClient.refetchQueries(bookingQuery(booking.id));
    },
  });

/** Gives an unpaid hold back. */
export const useGiveUp = () =>
  useMutation({
    mutationFn: async (booking: Booking) => {
      const { booking: cancelled } = await get('cancelBooking', { params: { bookingId: booking.id } });
      rememberBooking(cancelled);
    },
    onError: (_error, booking) => void queryClient.invalidateQueries(bookingQuery(booking.id)),
  });
