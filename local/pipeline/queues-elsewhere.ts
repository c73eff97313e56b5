import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { dlqOf, publisherDlq, queueNames, queues } from '../../functions/contract/queues.ts';
import { fourteenDays, queueClient } from './queue-client.ts';
import type { QueueServer } from './queue-server.ts';

/**
 * An external SQS (`AWS_ENDPOINT_URL_SQS`), with every queue of the contract and its dead-letter queue. The age of a
 * message is not read, as SQS reports it only to CloudWatch.
 */
export const queuesElsewhere = async (endpoint: string): Promise<QueueServer> => {
  const client = queueClient(endpoint);
  const make = async (QueueName: string, Attributes: Record<string, string>): Promise<string> => {
    const all = { ...Attributes, MessageRetentionPeriod: fourteenDays };
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName, Attributes: all }));
    const known = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
    return known.Attributes?.QueueArn ?? '';
  };
  try {
    await make(publisherDlq, {});
    for (const name of queueNames) {
      const { receives, seconds } = queues[name];
      const deadLetterTargetArn = await make(dlqOf(name), {});
      await make(name, {
        VisibilityTimeout: String(seconds),
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: receives }),
      });
    }
  } finally {
    client.destroy();
  }
  return { endpoint, oldestAge: () => null, stop: async () => undefined };
};
