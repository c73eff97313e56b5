import { SQSClient } from '@aws-sdk/client-sqs';
import type { PublishDeps } from '../../usecases/ports/events.ts';
import { deadRecords } from './dead-records.ts';
import { eventBridge } from './event-bridge.ts';

/** The bus and the dead-letter queue of the publisher on AWS. */
export const openPublisher = (bus: string, deadLetterUrl: string): Pick<PublishDeps, 'bus' | 'dead'> => ({
  bus: eventBridge(bus),
  dead: deadRecords(new SQSClient({ maxAttempts: 3 }), async () => deadLetterUrl),
});
