import { randomBytes } from 'node:crypto';
import type { SecretsManagerRotationEvent } from 'aws-lambda';
import type { SecretsAccess } from '../../adapters/secrets/call.ts';
import { secretVersions } from '../../adapters/secrets/secret-versions.ts';
import type { LogLine } from '../../runtime/log.ts';
import { rotateSigningKeys } from '../../usecases/operating/rotate-signing-keys.ts';
import type { Clock, Delay } from '../../usecases/ports/time.ts';

/** What the handler of a rotation is composed from. */
export interface RotationCore {
  readonly access: SecretsAccess;
  readonly delay: Delay;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: (line: LogLine) => void;
}

/** 64 characters of base64url: 384 bits, more than HMAC-SHA-256 can use. */
const freshKey = (): string => randomBytes(48).toString('base64url');

/** The handler of a rotation of the signing keys: Secrets Manager calls it for each step. A step that throws ends it. */
export const rotationHandler =
  ({ access, delay, clock, log }: RotationCore) =>
  async ({ Step, SecretId, ClientRequestToken }: SecretsManagerRotationEvent): Promise<void> => {
    const versions = secretVersions(access, delay, SecretId);
    const run = rotateSigningKeys({ versions, now: () => clock.now(), freshKey });
    const message = await run(Step, ClientRequestToken);
    log({ level: 'info', service: 'rotation', message, traceId: ClientRequestToken });
  };
