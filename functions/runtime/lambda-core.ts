import { openTable } from '../adapters/dynamo/open-table.ts';
import { type Core, freshIds, realClock, realPauses, signingKeysOf } from './composition/core.ts';
import { hasSandbox, lambdaEnv } from './env.ts';

/** What a Lambda is composed from, out of its environment; once, when the container starts. */
export const lambdaCore = (env = lambdaEnv()): Core => ({
  table: openTable(env.TABLE_NAME, env.DYNAMODB_ENDPOINT),
  clock: realClock,
  pauses: realPauses,
  ids: freshIds,
  signing: signingKeysOf(env.SIGNING_KEYS),
  limited: true,
  sandbox: hasSandbox(env),
  placesFile: env.PLACES_FILE,
  passwordCost: 12,
});
