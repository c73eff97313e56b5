import { keysEnv, type LambdaEnv } from '../../runtime/env.ts';
import { type Core, signingKeysOf } from '../core.ts';
import { keylessCore, type OnLambda } from './keyless-core.ts';
import { secretLines } from './secret-lines.ts';

/** The secret's lines are keys, newest first, so that one can be rotated. */
const secrets = async (): Promise<string[]> => {
  const { SIGNING_SECRET, SIGNING_KEYS } = keysEnv();
  if (SIGNING_SECRET === undefined) {
    if (SIGNING_KEYS.length === 0) throw new Error('Neither SIGNING_SECRET nor SIGNING_KEYS is set.');
    return SIGNING_KEYS;
  }
  return secretLines(SIGNING_SECRET);
};

/** What a Lambda of the API is composed from; once, when the container starts. A start that fails is tried again. */
export const lambdaCore = async (env: LambdaEnv): Promise<OnLambda<Core>> => ({
  ...keylessCore(env),
  signing: signingKeysOf(await secrets()),
});
