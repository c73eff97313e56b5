import * as z from 'zod';
import { id, paging } from '../common.ts';
import type { Route } from '../route.ts';
import * as bookings from './bodies.ts';
import { bookingStatus } from './booking-status.ts';

const bookingId = z.strictObject({ bookingId: id });
/** Apart from the hold, whose cold start costs sales: none of this weighs on it. */
const own = { group: 'stays', access: 'guest', sessions: ['guest', 'booking'], limit: 'other' } as const;

/** What guests read of their bookings, and what they say of their stays. */
export const stayRoutes = {
  listBookings: {
    ...own,
    sessions: ['guest'],
    method: 'GET',
    path: '/bookings',
    summary:
      "The caller's own bookings, newest first; cancelled counts what has expired too, past goes by check-out time.",
    query: z.strictObject({
      status: bookingStatus.optional(),
      when: bookings.when.optional(),
      externalReference: bookings.externalReference.optional(),
      ...paging,
    }),
    problems: [],
  },
  getBooking: {
    ...own,
    method: 'GET',
    path: '/bookings/{bookingId}',
    summary: "One of the caller's bookings.",
    params: bookingId,
    problems: ['not-found'],
  },
  getBookingCalendar: {
    ...own,
    method: 'GET',
    path: '/bookings/{bookingId}/calendar.ics',
    summary: 'The stay as an iCalendar file; once it is cancelled, the file takes it out of a calendar.',
    params: bookingId,
    problems: ['not-found'],
  },
  getBookingByReference: {
    ...own,
    sessions: ['guest'],
    method: 'GET',
    path: '/bookings/by-reference/{reference}',
    summary: "One of the caller's bookings by its reference, read without case, spaces and dashes.",
    params: z.strictObject({ reference: bookings.reference }),
    problems: ['not-found'],
  },
  previewCancellation: {
    ...own,
    method: 'GET',
    path: '/bookings/{bookingId}/cancellation',
    summary: 'What a cancellation now would give back.',
    params: bookingId,
    problems: ['not-found', 'wrong-state'],
  },
  previewChange: {
    ...own,
    method: 'POST',
    path: '/bookings/{bookingId}/change-preview',
    safe: true,
    params: bookingId,
    summary: 'What a change of the stay would cost, with a quote for it.',
    body: bookings.changePreviewBody,
    problems: ['not-found', 'sold-out', 'wrong-state', 'stay-not-allowed', 'too-many-guests', 'refused'],
  },
  getHistory: {
    ...own,
    method: 'GET',
    path: '/bookings/{bookingId}/history',
    summary: 'Who did what to the booking, and when; oldest first.',
    params: bookingId,
    query: z.strictObject(paging),
    problems: ['not-found'],
  },
  getPayments: {
    ...own,
    method: 'GET',
    path: '/bookings/{bookingId}/payments',
    summary: 'Every money movement of the booking, oldest first.',
    params: bookingId,
    query: z.strictObject(paging),
    problems: ['not-found'],
  },
  resendConfirmation: {
    ...own,
    method: 'POST',
    path: '/bookings/{bookingId}/resend',
    params: bookingId,
    summary: 'Sends the confirmation of a confirmed stay once more, three times an hour at most.',
    body: bookings.resendBody,
    problems: ['not-found', 'wrong-state'],
  },
  reviewBooking: {
    ...own,
    method: 'POST',
    path: '/bookings/{bookingId}/review',
    params: bookingId,
    summary: 'Reviews a completed stay, once; 403 for the owner of the hotel and for who did not come.',
    body: bookings.reviewBody,
    problems: ['not-found', 'wrong-state', 'already-reviewed'],
  },
} as const satisfies Record<string, Route>;
