import { openTable } from '../adapters/dynamo/open-table.ts';
import { freshIds, type KeylessCore, realClock, realPauses } from './composition/core.ts';
import { hasSandbox, type LambdaEnv } from './env.ts';

/** What a Lambda that signs nothing is composed from, out of its environment; once, when the container starts. */
export const keylessCore = (env: LambdaEnv): KeylessCore => ({
  table: openTable(env.TABLE_NAME, env.DYNAMODB_ENDPOINT),
  clock: realClock,
  pauses: realPauses,
  ids: freshIds,
  limited: true,
  sandbox: hasSandbox(env),
  placesFile: env.PLACES_FILE,
  passwordCost: 12,
});
