import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { checkIn } from './check-in.ts';
import { checkOut } from './check-out.ts';
import { createHotel } from './create-hotel.ts';
import { createRoomType } from './create-room-type.ts';
import { deleteHotel } from './delete-hotel.ts';
import { deleteRoomType } from './delete-room-type.ts';
import { findHotelBookings } from './find-hotel-bookings.ts';
import { getHotelBooking } from './get-hotel-booking.ts';
import { getHotelBookingHistory } from './get-hotel-booking-history.ts';
import { getHotelBookingPayments } from './get-hotel-booking-payments.ts';
import { getHotelHistory } from './get-hotel-history.ts';
import { getOwnHotel } from './get-own-hotel.ts';
import { getPricing } from './get-pricing.ts';
import { listHotelBookings } from './list-hotel-bookings.ts';
import { listOverbooked } from './list-overbooked.ts';
import { listOwnHotels } from './list-own-hotels.ts';
import { listRefunds } from './list-refunds.ts';
import { noShow } from './no-show.ts';
import { rebook } from './rebook.ts';
import { reconcile } from './reconcile.ts';
import { reinstate } from './reinstate.ts';
import { repair } from './repair.ts';
import { replaceHotel } from './replace-hotel.ts';
import { replaceRoomType } from './replace-room-type.ts';
import { resendHotelConfirmation } from './resend-confirmation.ts';
import { setPricing } from './set-pricing.ts';

/** What owners and the front desk do with hotels and bookings. */
export const adminGroup = {
  listOwnHotels,
  createHotel,
  getOwnHotel,
  getHotelHistory,
  replaceHotel,
  deleteHotel,
  createRoomType,
  replaceRoomType,
  deleteRoomType,
  setPricing,
  getPricing,
  listHotelBookings,
  findHotelBookings,
  getHotelBooking,
  getHotelBookingHistory,
  getHotelBookingPayments,
  resendHotelConfirmation,
  checkIn,
  checkOut,
  noShow,
  reinstate,
  rebook,
  listRefunds,
  reconcile,
  repair,
  listOverbooked,
} satisfies RouteGroup<'admin'>;

/** What the routes of this group are served with. */
export type AdminApp = DepsOf<typeof adminGroup>;
