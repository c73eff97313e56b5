import { openDeadLetters } from '../adapters/messaging/open-dead-letters.ts';
import { composeLoyalty } from '../runtime/composition/loyalty.ts';
import { deadLettersEnv, lambdaEnv } from '../runtime/env.ts';
import { keylessCore } from '../runtime/keyless-core.ts';
import { logToStdout } from '../runtime/log.ts';
import { queueWorker } from '../runtime/queue-worker.ts';

const core = keylessCore(lambdaEnv());

export const handler = queueWorker('loyalty', composeLoyalty(core), {
  log: logToStdout,
  dead: openDeadLetters(deadLettersEnv().DEAD_LETTERS_URL),
  first: () => core.clock.look(),
});
