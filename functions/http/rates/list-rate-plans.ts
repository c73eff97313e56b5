import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listRatePlans as listRatePlansUseCase } from '../../usecases/rates/change-rate-plans.ts';
import { ratePlanView } from '../views/rate-plan.ts';

/** GET /admin/hotels/{hotelId}/rate-plans: all plans of a hotel, 20 at most. */
export const listRatePlans =
  (app: { listRatePlans: ReturnType<typeof listRatePlansUseCase> }): RouteHandler<'listRatePlans'> =>
  async ({ caller, params: { hotelId } }) => {
    const plans = await app.listRatePlans(caller, hotelId);
    if (isRefusal(plans)) return plans;
    return { status: 200, body: { items: plans.map(ratePlanView), nextCursor: null } };
  };
