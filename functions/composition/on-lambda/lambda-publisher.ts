import { openPublisher } from '../../adapters/messaging/open-publisher.ts';
import { publisherEnv } from '../../runtime/env.ts';
import { publish } from '../../usecases/events/publish.ts';
import { realDelay } from '../core.ts';

/** Publishes records of the stream to the stage's bus, or leaves them in the publisher's dead-letter queue. */
export const lambdaPublisher = () => {
  const { EVENT_BUS, PUBLISHER_DLQ_URL } = publisherEnv();
  return publish({ ...openPublisher(EVENT_BUS, PUBLISHER_DLQ_URL), delay: realDelay });
};
