import { realClock, realDelay } from '../composition/core.ts';
import { rotationHandler } from '../composition/on-lambda/rotation.ts';
import { secretsAccess } from '../composition/on-lambda/secret-lines.ts';
import { logToStdout } from '../runtime/log.ts';

/** Deployed only where the stage rotates its signing keys. */
export const handler = rotationHandler({
  access: secretsAccess(),
  delay: realDelay,
  clock: realClock,
  log: logToStdout,
});
