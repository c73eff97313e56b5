import { bookingDetails } from '../../adapters/dynamo/booking-details.ts';
import { bookingRepository } from '../../adapters/dynamo/booking-repository.ts';
import { failingRefunds } from '../../adapters/dynamo/failing-refunds.ts';
import { hotelReader } from '../../adapters/dynamo/hotel-repository.ts';
import { nightLedger } from '../../adapters/dynamo/reconciliation-nights.ts';
import type { AdminBookingsApp } from '../../http/admin/bookings-app.ts';
import type { RebookApp } from '../../http/admin/rebook.ts';
import { listPaymentsAtDesk } from '../../usecases/booking-reads/list-payments.ts';
import { tellHistoryAtDesk } from '../../usecases/booking-reads/tell-history.ts';
import { checkIn } from '../../usecases/frontdesk/check-in.ts';
import { checkOut } from '../../usecases/frontdesk/check-out.ts';
import { deskBooking } from '../../usecases/frontdesk/desk.ts';
import { listHotelBookings } from '../../usecases/frontdesk/list-hotel-bookings.ts';
import { markNoShow } from '../../usecases/frontdesk/mark-no-show.ts';
import { rebookBooking } from '../../usecases/frontdesk/rebook-booking.ts';
import { reinstateBooking } from '../../usecases/frontdesk/reinstate-booking.ts';
import { listFailedRefunds } from '../../usecases/reconciliation/list-failed-refunds.ts';
import { listOverbooked } from '../../usecases/reconciliation/list-overbooked.ts';
import { reconcileHotel } from '../../usecases/reconciliation/reconcile-hotel.ts';
import type { Core, KeylessCore } from './core.ts';

/** What the comparison of nights with bookings reads and writes, by request as by schedule. */
export const reconciliationParts = ({ table, clock, ids, delay }: KeylessCore) => ({
  bookings: bookingRepository(table),
  hotels: hotelReader(table),
  ledger: nightLedger(table, ids, delay),
  clock,
});

/** What the front desk does with bookings. */
export const composeAdminBookings = (core: Core): AdminBookingsApp & RebookApp => {
  const deps = { ...reconciliationParts(core), ids: core.ids, delay: core.delay };
  return {
    listHotelBookings: listHotelBookings(deps),
    deskBooking: deskBooking(deps),
    tellHistoryAtDesk: tellHistoryAtDesk(deps),
    listPaymentsAtDesk: listPaymentsAtDesk(deps),
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
  };
};
