import type * as z from 'zod';
import type * as contract from '../../contract/answers/bookings.ts';
import { type Audience, actionsFor } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { pointsIn } from '../../domain/loyalty/lots.ts';
import { datedSteps } from '../../domain/policy.ts';
import { moneyView } from './money.ts';
import { nightlyPricesView, totalsView } from './offer.ts';

/** The dated steps of the policy frozen on the booking: what cancelling by each deadline gives back of `amount`. */
export const stepsView = (booking: Booking, amount: number): z.output<typeof contract.cancellationPreview>['steps'] =>
  datedSteps(booking.policy, booking.checkInAt, amount).map(({ until, refund }) => ({
    until,
    refund: moneyView(refund, booking.currency),
  }));

const redeemedView = ({ payment: { redeemed }, currency }: Booking) =>
  redeemed ? { points: pointsIn(redeemed.lots), worth: moneyView(redeemed.worth, currency) } : null;

/** The API's Booking, with what this caller may do to it now. */
export const bookingView = (booking: Booking, audience: Audience, now: Instant): z.output<typeof contract.booking> => ({
  id: booking.id,
  reference: booking.reference,
  status: booking.status,
  hotelId: booking.hotelId,
  hotelName: booking.hotelName,
  roomTypeId: booking.roomTypeId,
  roomTypeName: booking.roomTypeName,
  checkIn: booking.checkIn,
  checkOut: booking.checkOut,
  nights: booking.nights.length,
  guests: booking.guests,
  rooms: booking.rooms,
  guestName: booking.guestName,
  guestEmail: booking.guestEmail,
  specialRequests: booking.specialRequests,
  nightlyPrices: nightlyPricesView(booking.nights, booking.currency),
  totals: totalsView(booking.totals, booking.currency),
  cancellationPolicy: { steps: stepsView(booking, booking.totals.total) },
  payment: {
    status: booking.payment.status,
    paid: moneyView(booking.payment.paid, booking.currency),
    refunded: moneyView(booking.payment.refunded, booking.currency),
    redeemed: redeemedView(booking),
  },
  expiresAt: booking.expiresAt,
  confirmedAt: booking.confirmedAt,
  cancelledAt: booking.cancelledAt,
  createdAt: booking.createdAt,
  updatedAt: booking.updatedAt,
  version: booking.version,
  actions: actionsFor(booking, audience, now),
});
