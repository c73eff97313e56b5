import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { keylessCore } from '../composition/on-lambda/keyless-core.ts';
import { workerSettings } from '../composition/on-lambda/worker-settings.ts';
import { composeIndexing, composeUpkeep } from '../composition/search-index.ts';
import { lambdaEnv } from '../runtime/env.ts';
import { indexingWorker } from '../runtime/indexing-worker.ts';
import { describeError, logToStdout } from '../runtime/log.ts';

/** Real milliseconds between two looks at what time alone has made old, and for how long one goes on. */
const UPKEEP_EVERY_MS = 300_000;
const UPKEEP_MS = 8000;

const core = keylessCore(lambdaEnv());
const handle = indexingWorker(composeIndexing(core), { ...core, ...workerSettings(core) });
const upkeep = composeUpkeep(core);
let lookedAt = Number.NEGATIVE_INFINITY;

/** Upkeep rides along with the changes, so that it needs no schedule; its failure is no message's. */
const keepUp = async (): Promise<void> => {
  const began = performance.now();
  if (began - lookedAt < UPKEEP_EVERY_MS) return;
  lookedAt = began;
  try {
    const counts = await upkeep(() => performance.now() - began < UPKEEP_MS);
    logToStdout({ level: 'info', service: 'indexing', message: 'The index was kept up.', counts: { ...counts } });
  } catch (error) {
    logToStdout({
      level: 'warn',
      service: 'indexing',
      message: 'The index could not be kept up.',
      error: describeError(error),
    });
  }
};

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  try {
    const answer = await handle(event);
    await keepUp();
    return answer;
  } finally {
    core.meter.flush();
  }
};
