import { openPublisher } from '../../adapters/messaging/open-publisher.ts';
import { emfMeter } from '../../runtime/emf.ts';
import { publisherEnv } from '../../runtime/env.ts';
import { countPublished } from '../../usecases/events/count-published.ts';
import { publish } from '../../usecases/events/publish.ts';
import { realDelay } from '../core.ts';

/** Publishes records of the stream to the stage's bus, or leaves them in the publisher's dead-letter queue. */
export const lambdaPublisher = (): ReturnType<typeof publish> => {
  const { EVENT_BUS, PUBLISHER_DLQ_URL, STAGE } = publisherEnv();
  const meter = emfMeter(STAGE);
  const run = publish({
    ...openPublisher(EVENT_BUS, PUBLISHER_DLQ_URL),
    delay: realDelay,
    onSent: countPublished(meter, Date.now),
  });
  return (records) => run(records).finally(meter.flush);
};
