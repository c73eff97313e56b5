import { openPublisher } from '../adapters/messaging/open-publisher.ts';
import { realDelay } from '../runtime/composition/core.ts';
import { publisherEnv } from '../runtime/env.ts';
import { logToStdout } from '../runtime/log.ts';
import { streamWorker } from '../runtime/stream-worker.ts';
import { publish } from '../usecases/events/publish.ts';

const { EVENT_BUS, PUBLISHER_DLQ_URL } = publisherEnv();

export const handler = streamWorker(
  publish({ ...openPublisher(EVENT_BUS, PUBLISHER_DLQ_URL), delay: realDelay }),
  logToStdout,
);
