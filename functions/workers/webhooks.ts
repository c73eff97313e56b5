import { composeWebhooks } from '../runtime/composition/webhooks.ts';
import { lambdaEnv } from '../runtime/env.ts';
import { keylessCore } from '../runtime/keyless-core.ts';
import { logToStdout } from '../runtime/log.ts';
import { queueWorker } from '../runtime/queue-worker.ts';

const core = keylessCore(lambdaEnv());

export const handler = queueWorker('webhooks', composeWebhooks(core), logToStdout, () => core.clock.look());
