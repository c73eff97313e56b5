import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { replaceRatePlan as replaceRatePlanUseCase } from '../../usecases/rates/change-rate-plans.ts';
import { ratePlanView } from '../views/rate-plan.ts';

/** PUT /admin/rate-plans/{ratePlanId}: replaces a rate plan. */
export const replaceRatePlan =
  (app: { replaceRatePlan: ReturnType<typeof replaceRatePlanUseCase> }): RouteHandler<'replaceRatePlan'> =>
  async ({ caller, params: { ratePlanId }, body: { hotelId, ...body }, ifMatch }) => {
    const replaced = await app.replaceRatePlan({ caller, ratePlanId, hotelId, body, ifMatch });
    if (isRefusal(replaced)) return replaced;
    return { status: 200, body: { ratePlan: ratePlanView(replaced) } };
  };
