import { readSecret } from '../adapters/secrets/read-secret.ts';
import { type Core, realPauses, signingKeysOf } from './composition/core.ts';
import { keysEnv, type LambdaEnv, roleEnv } from './env.ts';
import { keylessCore, type OnLambda } from './keyless-core.ts';

/** The secret's lines are keys, newest first, so that one can be rotated. */
const secrets = async (): Promise<string[]> => {
  const { SIGNING_SECRET, SIGNING_KEYS } = keysEnv();
  if (SIGNING_SECRET === undefined) {
    if (SIGNING_KEYS.length === 0) throw new Error('Neither SIGNING_SECRET nor SIGNING_KEYS is set.');
    return SIGNING_KEYS;
  }
  const role = roleEnv();
  const access = {
    region: role.AWS_REGION,
    endpoint: role.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? role.AWS_ENDPOINT_URL,
    credentials: {
      accessKeyId: role.AWS_ACCESS_KEY_ID,
      secretAccessKey: role.AWS_SECRET_ACCESS_KEY,
      ...(role.AWS_SESSION_TOKEN !== undefined && { sessionToken: role.AWS_SESSION_TOKEN }),
    },
  };
  const text = await readSecret(access, realPauses, SIGNING_SECRET);
  return text.split('\n').flatMap((line) => line.trim() || []);
};

/** What a Lambda of the API is composed from; once, when the container starts. A start that fails is tried again. */
export const lambdaCore = async (env: LambdaEnv): Promise<OnLambda<Core>> => ({
  ...keylessCore(env),
  signing: signingKeysOf(await secrets()),
});
