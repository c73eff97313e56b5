import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { readPlan } from '../../usecases/frontdesk/read-plan.ts';
import { planView } from '../views/desk.ts';

/** GET /admin/hotels/{hotelId}/plan: units and nights with their stays and blocks. */
export const getPlan =
  (app: { readPlan: ReturnType<typeof readPlan> }): RouteHandler<'getPlan'> =>
  async ({ caller, params: { hotelId }, query }) => {
    const plan = await app.readPlan({ caller, hotelId, ...query });
    return isRefusal(plan) ? plan : { status: 200, body: planView(plan, query) };
  };
