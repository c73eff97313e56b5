import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { reconcileHotel } from '../../usecases/reconciliation/reconcile-hotel.ts';
import { frontDeskActor } from '../caller.ts';
import { reconciliationView } from '../views/reconciliation.ts';

/** POST /admin/hotels/{hotelId}/reconciliation: compares, and repairs what is proved wrong. */
export const repair =
  (app: { reconcileHotel: ReturnType<typeof reconcileHotel> }): RouteHandler<'repair'> =>
  async ({ caller, params: { hotelId }, query }) => {
    const actor = frontDeskActor(caller);
    const found = await app.reconcileHotel({ caller, actor, hotelId, ...query, repair: true });
    return isRefusal(found) ? found : { status: 200, body: reconciliationView(found) };
  };
