import { bookingRepository } from '../../adapters/dynamo/booking-repository.ts';
import { hotelLists } from '../../adapters/dynamo/hotel-lists.ts';
import { hotelReader } from '../../adapters/dynamo/hotel-repository.ts';
import { openHoldsLedger } from '../../adapters/dynamo/reconciliation-holds.ts';
import { nightLedger } from '../../adapters/dynamo/reconciliation-nights.ts';
import { reconciliationWalk } from '../../adapters/dynamo/reconciliation-walk.ts';
import { schedules } from '../../contract/schedules.ts';
import type { AdminBookingsApp } from '../../http/admin/bookings-app.ts';
import type { RebookApp } from '../../http/admin/rebook.ts';
import { checkIn } from '../../usecases/frontdesk/check-in.ts';
import { checkOut } from '../../usecases/frontdesk/check-out.ts';
import { deskBooking } from '../../usecases/frontdesk/desk.ts';
import { listHotelBookings } from '../../usecases/frontdesk/list-hotel-bookings.ts';
import { markNoShow } from '../../usecases/frontdesk/mark-no-show.ts';
import { rebookBooking } from '../../usecases/frontdesk/rebook-booking.ts';
import { listOverbooked } from '../../usecases/reconciliation/list-overbooked.ts';
import { type ReconcileAllDeps, reconcileAll } from '../../usecases/reconciliation/reconcile-all.ts';
import { reconcileHotel } from '../../usecases/reconciliation/reconcile-hotel.ts';
import type { Core, KeylessCore } from './core.ts';

/** What the comparison of nights with bookings reads and writes, by request as by schedule. */
const reconciliationParts = ({ table, clock, ids, pauses }: KeylessCore) => ({
  bookings: bookingRepository(table),
  hotels: hotelReader(table),
  ledger: nightLedger(table, ids, pauses),
  clock,
});

/** What the front desk does with bookings. */
export const composeAdminBookings = (core: Core): AdminBookingsApp & RebookApp => {
  const deps = { ...reconciliationParts(core), ids: core.ids, pauses: core.pauses };
  return {
    listHotelBookings: listHotelBookings(deps),
    deskBooking: deskBooking(deps),
    checkIn: checkIn(deps),
    checkOut: checkOut(deps),
    markNoShow: markNoShow(deps),
    rebookBooking: rebookBooking(deps),
    reconcileHotel: reconcileHotel(deps),
    listOverbooked: listOverbooked(deps),
    clock: core.clock,
    cursorKeys: core.signing.cursor,
  };
};

/** The hourly comparison of all nights with their bookings; a run goes on where the one before ended. */
export const composeReconciliation = (
  core: KeylessCore,
  budgetMs: number = schedules.reconciliation.stopsAfterSeconds * 1000,
) => {
  const deps: ReconcileAllDeps = {
    ...reconciliationParts(core),
    lists: hotelLists(core.table),
    holds: openHoldsLedger(core.table),
    walk: reconciliationWalk(core.table),
  };
  return async () => {
    const startedAt = performance.now();
    const elapsedMs = () => performance.now() - startedAt;
    return { ...(await reconcileAll(deps)({ budgetMs, elapsedMs })) };
  };
};
