import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { ratePlanRepository } from '../adapters/dynamo/rates/rate-plan-repository.ts';
import type { RatesApp } from '../http/rates/index.ts';
import { createRatePlan, deleteRatePlan, listRatePlans, replaceRatePlan } from '../usecases/rates/change-rate-plans.ts';
import type { Core } from './core.ts';

/** How owners sell their hotels: rate plans. */
export const composeRates = ({ table, clock, delay, ids }: Core): RatesApp => {
  const deps = { hotels: hotelReader(table), ratePlans: ratePlanRepository(table, delay, ids), clock, ids };
  return {
    listRatePlans: listRatePlans(deps),
    createRatePlan: createRatePlan(deps),
    replaceRatePlan: replaceRatePlan(deps),
    deleteRatePlan: deleteRatePlan(deps),
  };
};
