import type { Booking } from '../../domain/booking/booking.ts';
import type { Unit } from '../../domain/hotel/unit.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { arrangeUnits as arrangeUnitsUseCase } from '../../usecases/units/arrange-units.ts';
import { frontDeskActor } from '../caller.ts';

const stayView = ({ id, reference, guestName, checkIn, checkOut }: Booking) => ({
  bookingId: id,
  ...{ reference, guestName, checkIn, checkOut },
});
const unitsView = (units: readonly Unit[]) =>
  units.map(({ id, number, housekeeping }) => ({ id, number, housekeeping }));

/** POST /admin/hotels/{hotelId}/units/arrange: proposes units for the stays of some days, or gives them. */
export const arrangeUnits =
  (app: { arrangeUnits: ReturnType<typeof arrangeUnitsUseCase> }): RouteHandler<'arrangeUnits'> =>
  async ({ caller, params: { hotelId }, body: { from, to, accept } }) => {
    const done = await app.arrangeUnits({ caller, actor: frontDeskActor(caller), hotelId, from, to, accept });
    if (isRefusal(done)) return done;
    const { gap, token } = done;
    const changes = done.changes.map(({ booking, before, after }) => ({
      ...stayView(booking),
      before: unitsView(before),
      after: unitsView(after),
    }));
    const unassigned = done.unassigned.map(({ booking, why }) => ({ ...stayView(booking), why }));
    return { status: 200, body: { changes, unassigned, gap, token } };
  };
