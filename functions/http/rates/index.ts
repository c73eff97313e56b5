import type { GroupHandlers } from '../../runtime/handler.ts';
import type { RatesApp } from './app.ts';
import { changeGrid } from './change-grid.ts';
import { createRatePlan } from './create-rate-plan.ts';
import { deleteRatePlan } from './delete-rate-plan.ts';
import { getGrid } from './get-grid.ts';
import { listRatePlans } from './list-rate-plans.ts';
import { replaceRatePlan } from './replace-rate-plan.ts';

export type { RatesApp } from './app.ts';

/** How an owner sells a hotel: rate plans and the grid. */
export const ratesGroup = (app: RatesApp): GroupHandlers<'rates'> => ({
  listRatePlans: listRatePlans(app),
  createRatePlan: createRatePlan(app),
  replaceRatePlan: replaceRatePlan(app),
  deleteRatePlan: deleteRatePlan(app),
  getGrid: getGrid(app),
  changeGrid: changeGrid(app),
});
