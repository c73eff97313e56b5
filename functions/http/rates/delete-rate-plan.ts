import type { RouteHandler } from '../../runtime/handler.ts';
import type { RatesApp } from './app.ts';

/** DELETE /admin/rate-plans/{ratePlanId}: removes a rate plan from sale. */
export const deleteRatePlan =
  (app: Pick<RatesApp, 'deleteRatePlan'>): RouteHandler<'deleteRatePlan'> =>
  async ({ caller, params: { ratePlanId }, ifMatch }) => {
    const refusal = await app.deleteRatePlan({ caller, ratePlanId, ifMatch });
    return refusal ?? { status: 204, body: undefined };
  };
