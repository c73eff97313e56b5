import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeadRecords } from '../../usecases/ports/events.ts';

/** SQS takes 256 KB; an item of the table is below 400, and those the publisher reads below 10. */
const MOST_CHARACTERS = 250_000;

/** The publisher's own dead-letter queue: the record whole, and why it is there. */
export const deadRecords = (client: SQSClient, queueUrl: () => Promise<string>): DeadRecords => ({
  keep: async (record, reason) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: await queueUrl(),
        MessageBody: JSON.stringify(record).slice(0, MOST_CHARACTERS),
        MessageAttributes: { reason: { DataType: 'String', StringValue: reason.slice(0, 1000) || 'unknown' } },
      }),
    );
  },
});
