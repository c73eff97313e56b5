import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { assignUnits as assignUnitsUseCase } from '../../usecases/units/assign-units.ts';
import { frontDeskActor } from '../caller.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';
import { unitView, unitWarnings } from '../views/unit.ts';

/** PUT /admin/bookings/{bookingId}/units: assigns units, one a room. */
export const assignUnits =
  (app: { assignUnits: ReturnType<typeof assignUnitsUseCase> } & ShowsBookings): RouteHandler<'assignUnits'> =>
  async ({ caller, params: { bookingId }, body: { unitIds, replaces }, ifMatch }) => {
    const actor = frontDeskActor(caller);
    const assigned = await app.assignUnits({ caller, actor, bookingId, unitIds, replaces, ifMatch });
    if (isRefusal(assigned)) return assigned;
    const booking = await showBooking(app, assigned.booking, 'owner');
    const warnings = unitWarnings(assigned.units);
    return { status: 200, body: { booking, units: assigned.units.map(unitView), warnings } };
  };
