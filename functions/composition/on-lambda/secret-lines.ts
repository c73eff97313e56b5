import { readSecret } from '../../adapters/secrets/read-secret.ts';
import { roleEnv } from '../../runtime/env.ts';
import { realDelay } from '../core.ts';

/** The lines of a secret in Secrets Manager, by its name or ARN. */
export const secretLines = async (id: string): Promise<string[]> => {
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
  const text = await readSecret(access, realDelay, id);
  return text.split('\n').flatMap((line) => line.trim() || []);
};
