import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { ratePlanView } from '../views/rate-plan.ts';
import type { RatesApp } from './app.ts';

/** PUT /admin/rate-plans/{ratePlanId}: replaces a rate plan. */
export const replaceRatePlan =
  (app: Pick<RatesApp, 'replaceRatePlan'>): RouteHandler<'replaceRatePlan'> =>
  async ({ caller, params: { ratePlanId }, body: { hotelId, ...body }, ifMatch }) => {
    const replaced = await app.replaceRatePlan({ caller, ratePlanId, hotelId, body, ifMatch });
    if (isRefusal(replaced)) return replaced;
    return { status: 200, body: { ratePlan: ratePlanView(replaced) } };
  };
