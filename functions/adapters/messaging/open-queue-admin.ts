import { SQSClient } from '@aws-sdk/client-sqs';
import type { QueueAdmin } from '../../usecases/ports/queues.ts';
import { type QueueAddress, queueAdmin } from './queue-admin.ts';

interface DeskRow {
  readonly name: string;
  /** Empty where dead letters go back by `resend`. */
  readonly url: string;
  readonly deadLetterUrl: string;
}

/** The desk of the queues on AWS. How old their messages are only CloudWatch knows. */
export const openQueueAdmin = (rows: readonly DeskRow[], resend: (body: string) => Promise<void>): QueueAdmin => {
  const addresses = rows.map(({ name, url, deadLetterUrl }): [string, QueueAddress] => [
    name,
    url === '' ? { deadLetterUrl, resend } : { url, deadLetterUrl },
  ]);
  return queueAdmin(new SQSClient({ maxAttempts: 3 }), new Map(addresses));
};
