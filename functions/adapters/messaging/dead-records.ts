import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DeadRecords } from '../../usecases/ports/events.ts';
import { deadLetters } from './dead-letters.ts';

/** The publisher's own dead-letter queue: the record whole, and why it is there. */
export const deadRecords = (client: SQSClient, queueUrl: () => Promise<string>): DeadRecords => {
  const letters = deadLetters(client, queueUrl);
  return { keep: (record, reason) => letters.keep(JSON.stringify(record), reason) };
};
