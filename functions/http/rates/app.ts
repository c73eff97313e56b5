import type { changeGrid } from '../../usecases/grid/change-grid.ts';
import type { readGrid } from '../../usecases/grid/read-grid.ts';
import type {
  createRatePlan,
  deleteRatePlan,
  listRatePlans,
  replaceRatePlan,
} from '../../usecases/rates/change-rate-plans.ts';

/** What the owner's routes of rate plans and the grid are served with. */
export interface RatesApp {
  readonly listRatePlans: ReturnType<typeof listRatePlans>;
  readonly createRatePlan: ReturnType<typeof createRatePlan>;
  readonly replaceRatePlan: ReturnType<typeof replaceRatePlan>;
  readonly deleteRatePlan: ReturnType<typeof deleteRatePlan>;
  readonly readGrid: ReturnType<typeof readGrid>;
  readonly changeGrid: ReturnType<typeof changeGrid>;
}
