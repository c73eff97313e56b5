import { composeLoyalty } from '../runtime/composition/loyalty.ts';
import { lambdaEnv } from '../runtime/env.ts';
import { keylessCore } from '../runtime/keyless-core.ts';
import { queueWorker } from '../runtime/queue-worker.ts';
import { workerSettings } from '../runtime/worker-settings.ts';

const core = keylessCore(lambdaEnv());

export const handler = queueWorker('loyalty', composeLoyalty(core), workerSettings(core));
