import { bookingDetails } from '../adapters/dynamo/bookings/booking-details.ts';
import { idsOfReference } from '../adapters/dynamo/bookings/booking-references.ts';
import { bookingRepository } from '../adapters/dynamo/bookings/booking-repository.ts';
import { reviewWriter } from '../adapters/dynamo/hotels/review-writer.ts';
import { stayCalendar } from '../adapters/formats/stay-calendar.ts';
import type { StaysApp } from '../http/bookings/stays.ts';
import { ownBookingByReference } from '../usecases/booking-reads/by-reference.ts';
import { listHistory } from '../usecases/booking-reads/list-history.ts';
import { listOwnBookings } from '../usecases/booking-reads/list-own-bookings.ts';
import { listPayments } from '../usecases/booking-reads/list-payments.ts';
import { ownBooking } from '../usecases/booking-reads/own-booking.ts';
import { previewCancellation } from '../usecases/booking-reads/preview-cancellation.ts';
import { resendConfirmation } from '../usecases/bookings/resend-confirmation.ts';
import { reviewBooking } from '../usecases/reviews/review-booking.ts';
import type { Core } from './core.ts';

/** What guests read of their bookings, and their reviews. */
export const composeBookingReads = ({ table, clock, ids, delay, signing }: Core) => {
  const deps = {
    idsOfReference: idsOfReference(table),
    bookings: bookingRepository(table),
    reviews: reviewWriter(table),
    clock,
    ids,
    delay,
  };
  return {
    listOwnBookings: listOwnBookings(deps),
    ownBooking: ownBooking(deps),
    ownBookingByReference: ownBookingByReference(deps),
    listHistory: listHistory(deps),
    listPayments: listPayments(deps),
    previewCancellation: previewCancellation(deps),
    resendConfirmation: resendConfirmation(deps),
    reviewBooking: reviewBooking(deps),
    bookingDetails: bookingDetails(table),
    calendarOfStay: stayCalendar,
    clock,
    cursorKeys: signing.cursor,
  } satisfies Partial<StaysApp>;
};
