import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { reconcileHotel } from '../../usecases/reconciliation/reconcile-hotel.ts';
import { frontDeskActor } from '../caller.ts';
import { reconciliationView } from '../views/reconciliation.ts';

/** GET /admin/hotels/{hotelId}/reconciliation: compares every night with the bookings that hold it. */
export const reconcile =
  (app: { reconcileHotel: ReturnType<typeof reconcileHotel> }): RouteHandler<'reconcile'> =>
  async ({ caller, params: { hotelId }, query }) => {
    const actor = frontDeskActor(caller);
    const found = await app.reconcileHotel({ caller, actor, hotelId, ...query, repair: false });
    return isRefusal(found) ? found : { status: 200, body: reconciliationView(found) };
  };
