import { pointsRepository } from '../adapters/dynamo/accounts/points-repository.ts';
import { packagedRates } from '../adapters/rates/packaged-rates.ts';
import { earnPoints } from '../usecases/loyalty/earn-points.ts';
import { bookingParts } from './booking-parts.ts';
import type { KeylessCore } from './core.ts';

/** Who gives guests points for stays that are over. */
export const composeLoyalty = (core: KeylessCore) =>
  earnPoints({ ...bookingParts(core), points: pointsRepository(core.table), perEuro: packagedRates.perEuro });
