import { openTable } from '../adapters/dynamo/open-table.ts';
import { freshIds, type KeylessCore, realPauses } from './composition/core.ts';
import { hasSandbox, type LambdaEnv } from './env.ts';
import { type StageClock, stageClock } from './stage-clock.ts';

/** A core whose clock is asked at the beginning of each call. */
export type OnLambda<C extends KeylessCore> = C & { readonly clock: StageClock };

/** What a Lambda that signs nothing is composed from, out of its environment; once, when the container starts. */
export const keylessCore = (env: LambdaEnv): OnLambda<KeylessCore> => {
  const table = openTable(env.TABLE_NAME, env.DYNAMODB_ENDPOINT);
  return {
    table,
    clock: stageClock(table, hasSandbox(env)),
    pauses: realPauses,
    ids: freshIds,
    limited: true,
    sandbox: hasSandbox(env),
    placesFile: env.PLACES_FILE,
    passwordCost: 12,
  };
};
