import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { changeGrid } from './change-grid.ts';
import { createRatePlan } from './create-rate-plan.ts';
import { deleteRatePlan } from './delete-rate-plan.ts';
import { getGrid } from './get-grid.ts';
import { listRatePlans } from './list-rate-plans.ts';
import { replaceRatePlan } from './replace-rate-plan.ts';

/** How an owner sells a hotel: rate plans and the grid. */
export const ratesGroup = {
  listRatePlans,
  createRatePlan,
  replaceRatePlan,
  deleteRatePlan,
  getGrid,
  changeGrid,
} satisfies RouteGroup<'rates'>;

/** What the routes of this group are served with. */
export type RatesApp = DepsOf<typeof ratesGroup>;
