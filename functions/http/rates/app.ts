import type {
  createRatePlan,
  deleteRatePlan,
  listRatePlans,
  replaceRatePlan,
} from '../../usecases/rates/change-rate-plans.ts';

/** What the owner's routes of rate plans are served with. */
export interface RatesApp {
  readonly listRatePlans: ReturnType<typeof listRatePlans>;
  readonly createRatePlan: ReturnType<typeof createRatePlan>;
  readonly replaceRatePlan: ReturnType<typeof replaceRatePlan>;
  readonly deleteRatePlan: ReturnType<typeof deleteRatePlan>;
}
