import { composeNumbers } from '../composition/numbers.ts';
import { keylessCore } from '../composition/on-lambda/keyless-core.ts';
import { workerSettings } from '../composition/on-lambda/worker-settings.ts';
import { lambdaEnv } from '../runtime/env.ts';
import { queueWorker } from '../runtime/queue-worker.ts';

const core = keylessCore(lambdaEnv());

export const handler = queueWorker('numbers', composeNumbers(core), workerSettings(core));
