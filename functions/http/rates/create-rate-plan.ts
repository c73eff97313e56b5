import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { createRatePlan as createRatePlanUseCase } from '../../usecases/rates/change-rate-plans.ts';
import { ratePlanView } from '../views/rate-plan.ts';

/** POST /admin/rate-plans: makes a rate plan of a hotel. */
export const createRatePlan =
  (app: { createRatePlan: ReturnType<typeof createRatePlanUseCase> }): RouteHandler<'createRatePlan'> =>
  async ({ caller, body: { hotelId, ...body } }) => {
    const made = await app.createRatePlan({ caller, hotelId, body });
    if (isRefusal(made)) return made;
    const headers = { Location: `/api/v1/admin/rate-plans/${made.plan.id}` };
    return { status: 201, body: { ratePlan: ratePlanView(made) }, headers };
  };
