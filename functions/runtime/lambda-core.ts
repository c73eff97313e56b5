import { randomBytes } from 'node:crypto';
import { openTable } from '../adapters/dynamo/open-table.ts';
import { readSecret } from '../adapters/secrets/read-secret.ts';
import { type Core, freshIds, realClock, realPauses, signingKeysOf } from './composition/core.ts';
import { hasSandbox, type LambdaEnv, lambdaEnv } from './env.ts';

/** Lines of the secret are keys, newest first, so that one can be rotated. */
const secretsOf = async ({ SIGNING_SECRET, SIGNING_KEYS }: LambdaEnv): Promise<string[]> => {
  if (SIGNING_SECRET === undefined) return SIGNING_KEYS;
  return (await readSecret(SIGNING_SECRET)).split('\n').flatMap((line) => line.trim() || []);
};

/** A schedule is given no secret: what it would sign by mistake is good for nobody. */
const worthless = (): string[] => [randomBytes(32).toString('base64url')];

/** What a Lambda is composed from, out of its environment; once, when the container starts. */
export const lambdaCore = async ({ signs }: { readonly signs: boolean }, env = lambdaEnv()): Promise<Core> => ({
  table: openTable(env.TABLE_NAME, env.DYNAMODB_ENDPOINT),
  clock: realClock,
  pauses: realPauses,
  ids: freshIds,
  signing: signingKeysOf(signs ? await secretsOf(env) : worthless()),
  limited: true,
  sandbox: hasSandbox(env),
  placesFile: env.PLACES_FILE,
  passwordCost: 12,
});
