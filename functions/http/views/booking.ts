import type * as z from 'zod';
import type * as contract from '../../contract/bookings/answers.ts';
import { type Audience, actionsFor } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { dueAtHotelOf, dueNowOf, stepsOfBooking } from '../../domain/booking/settlement.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { BookedHotel } from '../../domain/hotel/hotel.ts';
import { pointsIn } from '../../domain/loyalty/points-batch.ts';
import type { BookingDetails } from '../../usecases/ports/booking-details.ts';
import { nightInEnglish } from '../../words/night-price.ts';
import { bookingLinks } from './booking-links.ts';
import { moneyView } from './money.ts';
import { nightlyPricesView, offeredPlanView, partyView, totalsView } from './offer.ts';
import { reviewView } from './review.ts';

/** The steps of the policy frozen on the booking: what cancelling by each deadline gives back, in money and points. */
const stepsView = (booking: Booking): z.output<typeof contract.booking>['cancellationPolicy']['steps'] =>
  stepsOfBooking(booking).map(({ until, money, worth }) => ({
    until,
    refund: moneyView(money + worth, booking.currency),
  }));

const redeemedView = ({ payment: { redeemed }, currency }: Booking) =>
  redeemed ? { points: pointsIn(redeemed.batches), worth: moneyView(redeemed.worth, currency) } : null;

const bookedHotelView = ({ id: _id, ownerId: _ownerId, image, ...hotel }: BookedHotel) => ({
  ...hotel,
  image: image && { url: image.url, alt: image.alt },
});

/** The API's Booking, with what this caller may do to it now. */
export const bookingView = (
  booking: Booking,
  { hotel, sale, review }: BookingDetails,
  audience: Audience,
  now: Instant,
): z.output<typeof contract.booking> => {
  const actions = actionsFor(booking, audience, now, sale);
  return {
    ...factsView(booking, now),
    hotel: bookedHotelView(hotel),
    review: review && reviewView(review),
    actions,
    links: bookingLinks(booking.id, actions, audience),
  };
};

const factsView = (booking: Booking, now: Instant) => ({
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
  guestPhone: booking.guestPhone,
  specialRequests: booking.specialRequests,
  arrivalTime: booking.arrivalTime,
  source: booking.source,
  externalReference: booking.said?.externalReference ?? null,
  metadata: { ...booking.said?.metadata },
  language: booking.said?.language ?? null,
  party: partyView(booking.party),
  ratePlan: offeredPlanView(booking, now),
  nightlyPrices: nightlyPricesView(booking, booking.currency).map((night) => ({
    ...night,
    sentences: nightInEnglish(night),
  })),
  totals: totalsView(booking.totals, booking.currency),
  cancellationPolicy: { steps: stepsView(booking) },
  payment: {
    status: booking.payment.status,
    paid: moneyView(booking.payment.paid, booking.currency),
    refunded: moneyView(booking.payment.refunded, booking.currency),
    dueNow: moneyView(dueNowOf(booking), booking.currency),
    dueAtHotel: moneyView(dueAtHotelOf(booking), booking.currency),
    redeemed: redeemedView(booking),
  },
  expiresAt: booking.expiresAt,
  confirmedAt: booking.confirmedAt,
  cancelledAt: booking.cancelledAt,
  cancelledBy: booking.cancelledBy,
  cancelReason: booking.cancelReason,
  createdAt: booking.createdAt,
  updatedAt: booking.updatedAt,
  version: booking.version,
});
