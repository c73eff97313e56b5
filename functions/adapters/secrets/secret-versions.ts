import * as z from 'zod';
import { instantOf } from '../../domain/calendar/instant.ts';
import type { SecretVersions } from '../../usecases/ports/secret-versions.ts';
import type { Delay } from '../../usecases/ports/time.ts';
import { callSecretsManager, type SecretsAccess, type SecretsCall, secretsUrl } from './call.ts';

const CURRENT = 'AWSCURRENT';
const PENDING = 'AWSPENDING';

/** CreatedDate is in seconds. */
const value = z
  .object({ VersionId: z.string(), SecretString: z.string().min(1), CreatedDate: z.number() })
  .transform(({ VersionId, SecretString, CreatedDate }) => ({
    id: VersionId,
    text: SecretString,
    createdAt: instantOf(CreatedDate * 1000),
  }));

/**
 * The versions of a secret in AWS Secrets Manager.
 * @param id the secret's ARN
 */
export const secretVersions = (access: SecretsAccess, delay: Delay, id: string): SecretVersions => {
  const ask = (call: SecretsCall, input: Readonly<Record<string, unknown>>) =>
    callSecretsManager(access, delay, call, { SecretId: id, ...input });
  const refused = (call: SecretsCall, reason: string): Error =>
    new Error(`${call} of the secret ${id} at ${secretsUrl(access).origin} failed: ${reason}.`);
  const done = async (call: SecretsCall, input: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const called = await ask(call, input);
    if ('reason' in called) throw refused(call, called.reason);
    return called.answer;
  };

  return {
    current: async () => value.parse(await done('GetSecretValue', { VersionStage: CURRENT })),
    async pending(version) {
      const called = await ask('GetSecretValue', { VersionId: version, VersionStage: PENDING });
      if ('answer' in called) return value.parse(called.answer);
      // AWS names the version before it has a text.
      if (called.reason.startsWith('ResourceNotFoundException')) return undefined;
      throw refused('GetSecretValue', called.reason);
    },
    async putPending(version, text) {
      await done('PutSecretValue', { ClientRequestToken: version, SecretString: text, VersionStages: [PENDING] });
    },
    async promote(version, from) {
      await done('UpdateSecretVersionStage', {
        VersionStage: CURRENT,
        MoveToVersionId: version,
        RemoveFromVersionId: from,
      });
    },
  };
};
