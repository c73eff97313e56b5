import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { assignArrivals as assignArrivalsUseCase } from '../../usecases/units/assign-arrivals.ts';
import { frontDeskActor } from '../caller.ts';

/** POST /admin/hotels/{hotelId}/units/assign: units for the arrivals of a day. */
export const assignArrivals =
  (app: { assignArrivals: ReturnType<typeof assignArrivalsUseCase> }): RouteHandler<'assignArrivals'> =>
  async ({ caller, params: { hotelId }, body: { date } }) => {
    const done = await app.assignArrivals({ caller, actor: frontDeskActor(caller), hotelId, date });
    if (isRefusal(done)) return done;
    const assigned = done.assigned.map(({ booking, units }) => ({
      bookingId: booking.id,
      reference: booking.reference,
      units: units.map(({ id, number, housekeeping }) => ({ id, number, housekeeping })),
    }));
    return { status: 200, body: { assigned, unassigned: [...done.unassigned] } };
  };
