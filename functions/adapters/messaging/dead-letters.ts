import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetters } from '../../usecases/ports/events.ts';

/** SQS takes 256 KB; an item of the table is below 400, and those the publisher reads below 10. */
const MOST_CHARACTERS = 250_000;
const MOST_OF_REASON = 1000;
/** What SQS refuses in an attribute: what XML has no place for. */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g;

/** A dead-letter queue whose messages say why they are there, as an attribute named `reason`. */
export const deadLetters = (client: SQSClient, queueUrl: () => Promise<string>): DeadLetters => ({
  keep: async (body, reason) => {
    const StringValue = reason.replaceAll(NOT_IN_XML, '?').slice(0, MOST_OF_REASON) || 'unknown';
    await client.send(
      new SendMessageCommand({
        QueueUrl: await queueUrl(),
        MessageBody: body.slice(0, MOST_CHARACTERS),
        MessageAttributes: { reason: { DataType: 'String', StringValue } },
      }),
    );
  },
});
