import * as z from 'zod';
import type { Delay } from '../../usecases/ports/time.ts';
import { callSecretsManager, type SecretsAccess, secretsUrl } from './call.ts';

const secretOf = (answer: unknown): { secret: string } | { reason: string } => {
  const { data } = z.object({ SecretString: z.string().min(1) }).safeParse(answer);
  return data ? { secret: data.SecretString } : { reason: 'its answer holds no SecretString' };
};

/**
 * Reads the text of a secret from AWS Secrets Manager.
 * @param id the secret's name or ARN
 * @throws an Error of one line that says which secret, where, and why not
 */
export const readSecret = async (access: SecretsAccess, delay: Delay, id: string): Promise<string> => {
  const called = await callSecretsManager(access, delay, 'GetSecretValue', { SecretId: id });
  const found = 'answer' in called ? secretOf(called.answer) : called;
  if ('secret' in found) return found.secret;
  throw new Error(`The secret ${id} cannot be read from ${secretsUrl(access).origin}: ${found.reason}.`);
};
