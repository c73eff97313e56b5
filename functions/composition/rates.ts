import { unpaidStays } from '../adapters/dynamo/bookings/unpaid-stays.ts';
import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { ratePlanRepository } from '../adapters/dynamo/rates/rate-plan-repository.ts';
import { sharedSettings } from '../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../adapters/dynamo/settings-repository.ts';
import { sha256Digests } from '../adapters/signing/digests.ts';
import type { RatesApp } from '../http/rates/index.ts';
import { changeGrid } from '../usecases/grid/change-grid.ts';
import { readGrid } from '../usecases/grid/read-grid.ts';
import { createRatePlan, deleteRatePlan, listRatePlans, replaceRatePlan } from '../usecases/rates/change-rate-plans.ts';
import type { Core } from './core.ts';
import { gridPorts } from './night-rollouts.ts';

/** How owners sell their hotels: rate plans and the grid. */
export const composeRates = (core: Core): RatesApp => {
  const { table, clock, delay, ids } = core;
  const deps = { hotels: hotelReader(table), ratePlans: ratePlanRepository(table, delay, ids), clock, ids };
  const grid = gridPorts(core);
  const settings = sharedSettings(table, settingsRepository(table, ids, delay), clock);
  return {
    listRatePlans: listRatePlans(deps),
    createRatePlan: createRatePlan(deps),
    replaceRatePlan: replaceRatePlan(deps),
    deleteRatePlan: deleteRatePlan(deps),
    readGrid: readGrid({ ...grid, unpaidStays: unpaidStays(table) }),
    changeGrid: changeGrid({ ...grid, settings, digests: sha256Digests }),
  };
};
