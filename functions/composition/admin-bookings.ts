import { bookingDetails } from '../adapters/dynamo/bookings/booking-details.ts';
import { idsOfReference } from '../adapters/dynamo/bookings/booking-references.ts';
import { failingRefunds } from '../adapters/dynamo/bookings/failing-refunds.ts';
import { hotelBookingIds } from '../adapters/dynamo/bookings/hotel-bookings.ts';
import type { AdminApp } from '../http/admin/index.ts';
import { deskBookingsByReference } from '../usecases/booking-reads/by-reference.ts';
import { listHistoryAtDesk } from '../usecases/booking-reads/list-history.ts';
import { listPaymentsAtDesk } from '../usecases/booking-reads/list-payments.ts';
import { checkIn } from '../usecases/frontdesk/check-in.ts';
import { checkOut } from '../usecases/frontdesk/check-out.ts';
import { deskBooking } from '../usecases/frontdesk/desk.ts';
import { resendAtDesk } from '../usecases/frontdesk/guest-details.ts';
import { listHotelBookings } from '../usecases/frontdesk/list-hotel-bookings.ts';
import { markNoShow } from '../usecases/frontdesk/mark-no-show.ts';
import { rebookBooking } from '../usecases/frontdesk/rebook-booking.ts';
import { reinstateBooking } from '../usecases/frontdesk/reinstate-booking.ts';
import { listFailedRefunds } from '../usecases/reconciliation/list-failed-refunds.ts';
import { listOverbooked } from '../usecases/reconciliation/list-overbooked.ts';
import { reconcileHotel } from '../usecases/reconciliation/reconcile-hotel.ts';
import type { Core } from './core.ts';
import { reconciliationParts } from './reconciliation-parts.ts';

/** What the front desk does with bookings. */
export const composeAdminBookings = (core: Core) => {
  const { table, ids, delay } = core;
  const lists = { idsOfReference: idsOfReference(table), hotelBookingIds: hotelBookingIds(table) };
  const deps = { ...reconciliationParts(core), ...lists, ids, delay };
  return {
    listHotelBookings: listHotelBookings(deps),
    deskBooking: deskBooking(deps),
    deskBookingsByReference: deskBookingsByReference(deps),
    listHistoryAtDesk: listHistoryAtDesk(deps),
    listPaymentsAtDesk: listPaymentsAtDesk(deps),
    resendAtDesk: resendAtDesk(deps),
    checkIn: checkIn(deps),
    checkOut: checkOut(deps),
    markNoShow: markNoShow(deps),
    reinstateBooking: reinstateBooking(deps),
    rebookBooking: rebookBooking(deps),
    reconcileHotel: reconcileHotel(deps),
    listOverbooked: listOverbooked(deps),
    listFailedRefunds: listFailedRefunds({ ...deps, refunds: failingRefunds(core.table) }),
    bookingDetails: bookingDetails(core.table),
    clock: core.clock,
    cursorKeys: core.signing.cursor,
  } satisfies Partial<AdminApp>;
};
