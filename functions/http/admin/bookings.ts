import type { GroupHandlers } from '../../runtime/handler.ts';
import type { AdminBookingsApp } from './bookings-app.ts';
import { checkIn } from './check-in.ts';
import { checkOut } from './check-out.ts';
import { findHotelBookings } from './find-hotel-bookings.ts';
import { getHotelBooking } from './get-hotel-booking.ts';
import { getHotelBookingHistory } from './get-hotel-booking-history.ts';
import { getHotelBookingPayments } from './get-hotel-booking-payments.ts';
import { listHotelBookings } from './list-hotel-bookings.ts';
import { listOverbooked } from './list-overbooked.ts';
import { listRefunds } from './list-refunds.ts';
import { noShow } from './no-show.ts';
import { type RebookApp, rebook } from './rebook.ts';
import { reconcile } from './reconcile.ts';
import { reinstate } from './reinstate.ts';
import { repair } from './repair.ts';
import { resendHotelConfirmation } from './resend-confirmation.ts';

export type { AdminBookingsApp } from './bookings-app.ts';

/** The half of the admin group that is about bookings and what they hold. */
export const adminBookings = (app: AdminBookingsApp & RebookApp) =>
  ({
    listHotelBookings: listHotelBookings(app),
    findHotelBookings: findHotelBookings(app),
    getHotelBooking: getHotelBooking(app),
    getHotelBookingHistory: getHotelBookingHistory(app),
    getHotelBookingPayments: getHotelBookingPayments(app),
    resendHotelConfirmation: resendHotelConfirmation(app),
    checkIn: checkIn(app),
    checkOut: checkOut(app),
    noShow: noShow(app),
    reinstate: reinstate(app),
    rebook: rebook(app),
    listRefunds: listRefunds(app),
    reconcile: reconcile(app),
    repair: repair(app),
    listOverbooked: listOverbooked(app),
  }) satisfies Partial<GroupHandlers<'admin'>>;
