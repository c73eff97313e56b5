import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/** A worker as Lambda calls it: a batch in, the messages that failed out. */
export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse>;

const WAIT_SECONDS = 20;
const MOST_SECONDS = 10;
const TROUBLE_MS = 1000;

const recordOf = (message: Message, queue: string): SQSRecord => ({
  messageId: message.MessageId ?? '',
  receiptHandle: message.ReceiptHandle ?? '',
  body: message.Body ?? '',
  attributes: {
    ApproximateReceiveCount: message.Attributes?.ApproximateReceiveCount ?? '1',
    SentTimestamp: message.Attributes?.SentTimestamp ?? '',
    SenderId: message.Attributes?.SenderId ?? '',
    ApproximateFirstReceiveTimestamp: message.Attributes?.ApproximateFirstReceiveTimestamp ?? '',
  },
  messageAttributes: {},
  md5OfBody: message.MD5OfBody ?? '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:eu-central-1:000000000000:${queue}`,
  awsRegion: 'eu-central-1',
});

/** A message that failed comes again after 1, 2, 4, 8, 10 seconds; on AWS it waits for as long as it is hidden. */
const comeAgain = async (client: SQSClient, QueueUrl: string, { receiptHandle, attributes }: SQSRecord) => {
  const VisibilityTimeout = Math.min(MOST_SECONDS, 2 ** (Number(attributes.ApproximateReceiveCount) - 1));
  await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout }));
};

const settle = async (
  client: SQSClient,
  QueueUrl: string,
  records: readonly SQSRecord[],
  failed: ReadonlySet<string>,
) => {
  const done = records.filter(({ messageId }) => !failed.has(messageId));
  const Entries = done.map(({ receiptHandle }, index) => ({ Id: `m${index}`, ReceiptHandle: receiptHandle }));
  await Promise.all([
    Entries.length > 0 && client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries })),
    ...records.filter(({ messageId }) => failed.has(messageId)).map((record) => comeAgain(client, QueueUrl, record)),
  ]);
};

export interface Consumer {
  /** Takes no more messages and waits for the current ones. */
  readonly stop: () => Promise<void>;
}

/** Receives from a queue and calls its worker, as Lambda's poller does: what fails comes again, the rest is deleted. */
export const consume = (
  client: SQSClient,
  queue: { readonly name: string; readonly url: string },
  handler: QueueHandler,
  onTrouble: (error: unknown) => void,
): Consumer => {
  const stopping = new AbortController();
  const { signal } = stopping;

  const take = async (): Promise<void> => {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queue.url,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: WAIT_SECONDS,
        MessageSystemAttributeNames: ['All'],
      }),
      { abortSignal: signal },
    );
    if (Messages.length === 0) return;
    const records = Messages.map((message) => recordOf(message, queue.name));
    // If a worker throws, the whole batch counts as failed.
    const failures = await handler({ Records: records }).catch((error: unknown) => {
      onTrouble(error);
      return { batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    const failed = new Set(failures.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    await settle(client, queue.url, records, failed);
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await take();
      } catch (error) {
        if (signal.aborted) return;
        onTrouble(error);
        await new Promise((resolve) => setTimeout(resolve, TROUBLE_MS));
      }
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
