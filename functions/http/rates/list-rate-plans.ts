import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { ratePlanView } from '../views/rate-plan.ts';
import type { RatesApp } from './app.ts';

/** GET /admin/hotels/{hotelId}/rate-plans: all plans of a hotel, 20 at most. */
export const listRatePlans =
  (app: Pick<RatesApp, 'listRatePlans'>): RouteHandler<'listRatePlans'> =>
  async ({ caller, params: { hotelId } }) => {
    const plans = await app.listRatePlans(caller, hotelId);
    if (isRefusal(plans)) return plans;
    return { status: 200, body: { items: plans.map(ratePlanView), nextCursor: null } };
  };
