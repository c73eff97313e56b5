import { outboxRecordOf } from '../../functions/adapters/dynamo/outbox/stream-record.ts';
import { type QueueAddress, queueAdmin } from '../../functions/adapters/messaging/queue-admin.ts';
import { dlqOf, publisherDlq, type QueueName } from '../../functions/contract/queues.ts';
import type { QueueAdmin } from '../../functions/usecases/ports/queues.ts';
import { localBus } from './local-bus.ts';
import { queueClient } from './queue-client.ts';
import { queueUrl } from './queue-server.ts';
import { waitingIn } from './waiting-messages.ts';

/** The addresses of a run's queues, and which of them have a listener; sent to the workers as a message. */
export interface QueuesAt {
  readonly endpoint: string;
  readonly heard: readonly QueueName[];
}

/**
 * The queues of this machine for their operator, with the records that could not be published, which can be sent again.
 */
export const localQueueAdmin = (
  { endpoint, heard }: QueuesAt,
  oldestAge?: (name: string) => number | null,
): QueueAdmin => {
  const client = queueClient(endpoint);
  const bus = localBus(client, (name) => queueUrl(endpoint, name), heard);
  const resend = async (body: string): Promise<void> => {
    const outcomes = await bus.publish(outboxRecordOf(JSON.parse(body)).events());
    if (outcomes.some((outcome) => outcome !== 'sent')) throw new Error('the bus refuses it');
  };
  const addresses = new Map<string, QueueAddress>([
    ...heard.map((name): [string, QueueAddress] => [
      name,
      { url: queueUrl(endpoint, name), deadLetterUrl: queueUrl(endpoint, dlqOf(name)) },
    ]),
    ['publisher', { deadLetterUrl: queueUrl(endpoint, publisherDlq), resend }],
  ]);
  return queueAdmin(client, addresses, oldestAge, (name) => waitingIn(endpoint, name));
};

/** Of a run whose queues did not start: they are down. */
export const brokenQueueAdmin: QueueAdmin = {
  has: () => true,
  list: () => Promise.reject(new Error('the queues did not start')),
  redrive: () => Promise.reject(new Error('the queues did not start')),
  dead: () => Promise.reject(new Error('the queues did not start')),
  waiting: () => Promise.reject(new Error('the queues did not start')),
};
