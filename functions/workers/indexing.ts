import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { composeIndexing } from '../runtime/composition/search-index.ts';
import { lambdaEnv } from '../runtime/env.ts';
import { indexingWorker } from '../runtime/indexing-worker.ts';
import { keylessCore } from '../runtime/keyless-core.ts';
import { logToStdout } from '../runtime/log.ts';

const core = keylessCore(lambdaEnv());
const handle = indexingWorker(composeIndexing(core), logToStdout);

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  await core.clock.look();
  return await handle(event);
};
