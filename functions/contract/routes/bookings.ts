import * as z from 'zod';
import { bookingStatus } from '../booking-status.ts';
import * as bookings from '../bookings.ts';
import { id, paging } from '../common.ts';
import type { Route } from '../route.ts';

const bookingId = z.strictObject({ bookingId: id });
/** Reads and the hold. */
const own = { group: 'bookings', access: 'guest', limit: 'other' } as const;
/** What talks to the payment gateway has a Lambda of its own: its client would double the hold's bundle. */
const paid = { group: 'payments', access: 'guest', limit: 'other', params: bookingId } as const;

export const bookingRoutes = {
  createBooking: {
    ...own,
    method: 'POST',
    path: '/bookings',
    limit: 'booking',
    idempotency: 'required',
    summary: 'Holds rooms for 15 minutes; the same key and body again answers the same booking.',
    body: bookings.holdBody,
    problems: [
      'not-found',
      'sold-out',
      'price-changed',
      'idempotency-key-reused',
      'stay-not-allowed',
      'too-many-guests',
      'refused',
      'too-many-holds',
    ],
  },
  listBookings: {
    ...own,
    method: 'GET',
    path: '/bookings',
    summary: "The caller's own bookings, newest first.",
    query: z.strictObject({ status: bookingStatus.optional(), ...paging }),
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
  confirmBooking: {
    ...paid,
    method: 'POST',
    path: '/bookings/{bookingId}/confirm',
    tries: 'card',
    ifMatch: true,
    summary: 'Pays and confirms; 202 while the payment is still under way.',
    body: bookings.confirmBody,
    problems: ['not-found', 'payment-declined', 'sold-out', 'wrong-state', 'stay-not-allowed', 'refused'],
  },
  previewCancellation: {
    ...own,
    method: 'GET',
    path: '/bookings/{bookingId}/cancellation',
    summary: 'What a cancellation now would give back.',
    params: bookingId,
    problems: ['not-found', 'wrong-state'],
  },
  cancelBooking: {
    ...paid,
    method: 'POST',
    path: '/bookings/{bookingId}/cancel',
    ifMatch: true,
    summary: 'Cancels by the frozen policy; again is the same answer.',
    body: bookings.cancelBody,
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
  changeBooking: {
    ...paid,
    method: 'PATCH',
    path: '/bookings/{bookingId}',
    tries: 'card',
    ifMatch: true,
    summary: 'Changes the stay; the old one stands whole where this fails.',
    body: bookings.changeBody,
    problems: [
      'not-found',
      'sold-out',
      'price-changed',
      'wrong-state',
      'payment-declined',
      'stay-not-allowed',
      'too-many-guests',
      'refused',
    ],
  },
  receiveStripeEvent: {
    group: 'payments',
    access: 'public',
    limit: 'notices',
    tries: 'signature',
    method: 'POST',
    path: '/payments/stripe',
    raw: true,
    summary: 'Where Stripe tells what became of a payment, signed; exists where Stripe takes the money.',
    problems: ['not-found', 'too-large', 'unsupported-media-type'],
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
  reviewBooking: {
    ...own,
    method: 'POST',
    path: '/bookings/{bookingId}/review',
    params: bookingId,
    summary: 'Reviews a completed stay, once.',
    body: bookings.reviewBody,
    problems: ['not-found', 'wrong-state', 'already-reviewed'],
  },
} as const satisfies Record<string, Route>;
