import { SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetters } from '../../usecases/ports/events.ts';
import { deadLetters } from './dead-letters.ts';

/** A worker's dead-letter queue on AWS, or the publisher's. */
export const openDeadLetters = (queueUrl: string): DeadLetters =>
  deadLetters(new SQSClient({ maxAttempts: 3 }), async () => queueUrl);
