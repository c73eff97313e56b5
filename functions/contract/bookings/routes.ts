import * as z from 'zod';
import { id } from '../common.ts';
import type { Route } from '../route.ts';
import * as bookings from './bodies.ts';

const bookingId = z.strictObject({ bookingId: id });
/** What talks to the payment gateway has a Lambda of its own: its client would double the hold's bundle. */
const paid = {
  group: 'payments',
  access: 'guest',
  sessions: ['guest', 'booking'],
  limit: 'other',
  params: bookingId,
} as const;

/** The hold: a table of its own, as the Lambda that holds builds no schema of the routes beside it. */
export const holdRoutes = {
  createBooking: {
    group: 'bookings',
    access: 'guest',
    sessions: ['guest'],
    method: 'POST',
    path: '/bookings',
    limit: 'booking',
    tries: 'code',
    idempotency: 'required',
    summary: 'Holds rooms for 15 minutes; the same key and body again answers the same booking.',
    body: bookings.holdBody,
    problems: [
      'not-found',
      'sold-out',
      'price-changed',
      'paused',
      'idempotency-key-reused',
      'stay-not-allowed',
      'too-many-guests',
      'refused',
      'too-many-holds',
    ],
  },
} as const satisfies Record<string, Route>;

/** What moves money. */
export const paidRoutes = {
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
  getBookingPoints: {
    group: 'payments',
    access: 'guest',
    limit: 'other',
    method: 'GET',
    path: '/bookings/{bookingId}/points',
    summary: "What the caller's points can pay of a hold: the most of them, or as many as `points` says.",
    params: bookingId,
    query: bookings.pointsQuery,
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
  changeBooking: {
    ...paid,
    method: 'PATCH',
    path: '/bookings/{bookingId}',
    tries: 'card',
    ifMatch: true,
    summary:
      "Changes the stay, the old one stays whole where this fails; or corrects the guest's details, which moves no money.",
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
} as const satisfies Record<string, Route>;
