import { SQSClient } from '@aws-sdk/client-sqs';
import type { QueueDesk } from '../../usecases/ports/queues.ts';
import { type QueueAddress, queueDesk } from './queue-desk.ts';

interface DeskRow {
  readonly name: string;
  /** Empty where dead letters go back by `resend`. */
  readonly url: string;
  readonly deadLetterUrl: string;
}

/** The desk of the queues on AWS. How old their messages are only CloudWatch knows. */
export const openDesk = (rows: readonly DeskRow[], resend: (body: string) => Promise<void>): QueueDesk => {
  const addresses = rows.map(({ name, url, deadLetterUrl }): [string, QueueAddress] => [
    name,
    url === '' ? { deadLetterUrl, resend } : { url, deadLetterUrl },
  ]);
  return queueDesk(new SQSClient({ maxAttempts: 3 }), new Map(addresses));
};
