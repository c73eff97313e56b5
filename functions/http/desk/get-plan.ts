import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { planView } from '../views/desk.ts';
import type { DeskApp } from './app.ts';

/** GET /admin/hotels/{hotelId}/plan: units and nights with their stays and blocks. */
export const getPlan =
  (app: Pick<DeskApp, 'readPlan'>): RouteHandler<'getPlan'> =>
  async ({ caller, params: { hotelId }, query }) => {
    const plan = await app.readPlan({ caller, hotelId, ...query });
    return isRefusal(plan) ? plan : { status: 200, body: planView(plan, query) };
  };
