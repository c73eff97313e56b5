import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { frontDeskActor } from '../caller.ts';
import { showBooking } from '../views/shown-bookings.ts';
import { unitView, unitWarnings } from '../views/unit.ts';
import type { DeskApp } from './app.ts';

/** PUT /admin/bookings/{bookingId}/units: assigns units, one a room. */
export const assignUnits =
  (app: Pick<DeskApp, 'assignUnits' | 'bookingDetails' | 'clock'>): RouteHandler<'assignUnits'> =>
  async ({ caller, params: { bookingId }, body: { unitIds, replaces }, ifMatch }) => {
    const actor = frontDeskActor(caller);
    const assigned = await app.assignUnits({ caller, actor, bookingId, unitIds, replaces, ifMatch });
    if (isRefusal(assigned)) return assigned;
    const booking = await showBooking(app, assigned.booking, 'owner');
    const warnings = unitWarnings(assigned.units);
    return { status: 200, body: { booking, units: assigned.units.map(unitView), warnings } };
  };
