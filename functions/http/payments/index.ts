import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { cancelBooking } from './cancel-booking.ts';
import { cancelHotelBooking } from './cancel-hotel-booking.ts';
import { changeBooking } from './change-booking.ts';
import { changeHotelBooking } from './change-hotel-booking.ts';
import { confirmBooking } from './confirm-booking.ts';
import { getBookingPoints } from './get-booking-points.ts';
import { receiveStripeEvent } from './receive-stripe-event.ts';

export const paymentsGroup = {
  confirmBooking,
  cancelBooking,
  changeBooking,
  changeHotelBooking,
  cancelHotelBooking,
  getBookingPoints,
  receiveStripeEvent,
} satisfies RouteGroup<'payments'>;

/** What the routes of this group are served with. */
export type PaymentsApp = DepsOf<typeof paymentsGroup>;
