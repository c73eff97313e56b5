import type { SecretsAccess } from '../../adapters/secrets/call.ts';
import { readSecret } from '../../adapters/secrets/read-secret.ts';
import { roleEnv } from '../../runtime/env.ts';
import { linesOf } from '../../usecases/ports/secret-versions.ts';
import { realDelay } from '../core.ts';

/** Where Secrets Manager answers a function, and as whom it asks. */
export const secretsAccess = (): SecretsAccess => {
  const role = roleEnv();
  return {
    region: role.AWS_REGION,
    endpoint: role.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? role.AWS_ENDPOINT_URL,
    credentials: {
      accessKeyId: role.AWS_ACCESS_KEY_ID,
      secretAccessKey: role.AWS_SECRET_ACCESS_KEY,
      ...(role.AWS_SESSION_TOKEN !== undefined && { sessionToken: role.AWS_SESSION_TOKEN }),
    },
  };
};

/** The lines of a secret in Secrets Manager, by its name or ARN. */
export const secretLines = async (id: string): Promise<string[]> => {
  return linesOf(await readSecret(secretsAccess(), realDelay, id));
};
