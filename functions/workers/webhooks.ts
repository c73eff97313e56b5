import { openDeadLetters } from '../adapters/messaging/open-dead-letters.ts';
import { withCrossingOut } from '../runtime/composition/outbox.ts';
import { composeWebhooks } from '../runtime/composition/webhooks.ts';
import { deadLettersEnv, lambdaEnv } from '../runtime/env.ts';
import { keylessCore } from '../runtime/keyless-core.ts';
import { logToStdout } from '../runtime/log.ts';
import { queueWorker } from '../runtime/queue-worker.ts';

const core = keylessCore(lambdaEnv());

export const handler = queueWorker('webhooks', withCrossingOut(core, composeWebhooks(core)), {
  log: logToStdout,
  dead: openDeadLetters(deadLettersEnv().DEAD_LETTERS_URL),
  first: () => core.clock.look(),
});
