import { keylessCore } from '../composition/on-lambda/keyless-core.ts';
import { workerSettings } from '../composition/on-lambda/worker-settings.ts';
import { withCrossingOut } from '../composition/outbox.ts';
import { composeWebhooks } from '../composition/webhooks.ts';
import { lambdaEnv } from '../runtime/env.ts';
import { queueWorker } from '../runtime/queue-worker.ts';

const core = keylessCore(lambdaEnv());

export const handler = queueWorker('webhooks', withCrossingOut(core, composeWebhooks(core)), workerSettings(core));
