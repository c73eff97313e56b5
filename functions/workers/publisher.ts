import { lambdaPublisher } from '../composition/on-lambda/lambda-publisher.ts';
import { streamWorker } from '../composition/on-lambda/stream-worker.ts';
import { logToStdout } from '../runtime/log.ts';

export const handler = streamWorker(lambdaPublisher(), logToStdout);
