import { withCrossingOut } from '../runtime/composition/outbox.ts';
import { composeWebhooks } from '../runtime/composition/webhooks.ts';
import { lambdaEnv } from '../runtime/env.ts';
import { keylessCore } from '../runtime/keyless-core.ts';
import { queueWorker } from '../runtime/queue-worker.ts';
import { workerSettings } from '../runtime/worker-settings.ts';

const core = keylessCore(lambdaEnv());

export const handler = queueWorker('webhooks', withCrossingOut(core, composeWebhooks(core)), workerSettings(core));
