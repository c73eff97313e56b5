import type { RouteHandler } from '../../runtime/handler.ts';
import type { deleteRatePlan as deleteRatePlanUseCase } from '../../usecases/rates/change-rate-plans.ts';

/** DELETE /admin/rate-plans/{ratePlanId}: removes a rate plan from sale. */
export const deleteRatePlan =
  (app: { deleteRatePlan: ReturnType<typeof deleteRatePlanUseCase> }): RouteHandler<'deleteRatePlan'> =>
  async ({ caller, params: { ratePlanId }, ifMatch }) => {
    const refusal = await app.deleteRatePlan({ caller, ratePlanId, ifMatch });
    return refusal ?? { status: 204, body: undefined };
  };
