import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { QueueAdmin, QueueMessage, QueueState } from '../../usecases/ports/queues.ts';

/** Where a queue and its dead-letter queue are; what goes back by another way than a queue has `resend` instead. */
export type QueueAddress =
  | { readonly url: string; readonly deadLetterUrl: string }
  | { readonly deadLetterUrl: string; readonly resend: (body: string) => Promise<void> };

const COUNTS: QueueAttributeName[] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];
/** Behind API Gateway, a call has 29 s; ten messages take three calls. */
const MOST_REDRIVEN = 1000;
const PEEKED = 10;

const countsOf = async (client: SQSClient, QueueUrl: string) => {
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: COUNTS }));
  const waiting = Number(Attributes.ApproximateNumberOfMessages ?? 0);
  return {
    depth: waiting + Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
  };
};

const receive = async (
  client: SQSClient,
  QueueUrl: string,
  VisibilityTimeout: number,
  most = PEEKED,
): Promise<Message[]> => {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl,
      VisibilityTimeout,
      MaxNumberOfMessages: Math.min(PEEKED, most),
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages;
};

const sendAll = async (client: SQSClient, QueueUrl: string, messages: readonly Message[]): Promise<string[]> => {
  const Entries = messages.map(({ Body = '' }, index) => ({ Id: `m${index}`, MessageBody: Body }));
  const { Successful = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  return Successful.flatMap(({ Id }) => Id ?? []);
};

const resendAll = async (resend: (body: string) => Promise<void>, messages: readonly Message[]): Promise<string[]> => {
  const sent: string[] = [];
  for (const [index, { Body = '' }] of messages.entries()) {
    const ok = await resend(Body).then(
      () => true,
      () => false,
    );
    if (ok) sent.push(`m${index}`);
  }
  return sent;
};

/** Moves up to `most` messages, ten at once; a crash between sending and deleting leaves one in both, which consumers bear. */
const moveSome = async (client: SQSClient, address: QueueAddress, most: number): Promise<number> => {
  const { deadLetterUrl } = address;
  const messages = await receive(client, deadLetterUrl, 30, most);
  if (messages.length === 0) return 0;
  const sent =
    'resend' in address ? await resendAll(address.resend, messages) : await sendAll(client, address.url, messages);
  const gone = sent.map((Id) => ({ Id, ReceiptHandle: messages[Number(Id.slice(1))]?.ReceiptHandle }));
  if (gone.length > 0) {
    await client.send(new DeleteMessageBatchCommand({ QueueUrl: deadLetterUrl, Entries: gone }));
  }
  return gone.length;
};

/**
 * The desk of the queues.
 * @param oldestAge of a queue's messages in seconds, where that can be known without taking one
 * @param waiting what waits in a queue, where that can be seen without taking any
 */
export const queueAdmin = (
  client: SQSClient,
  addresses: ReadonlyMap<string, QueueAddress>,
  oldestAge: (name: string) => number | null = () => null,
  waiting: (name: string) => Promise<readonly QueueMessage[] | undefined> = async () => undefined,
): QueueAdmin => {
  const addressOf = (name: string): QueueAddress => {
    const address = addresses.get(name);
    if (address === undefined) throw new Error(`there is no queue ${name}`);
    return address;
  };
  const stateOf = async ([name, address]: [string, QueueAddress]): Promise<QueueState> => {
    const [own, dead] = await Promise.all([
      'url' in address ? countsOf(client, address.url) : { depth: 0, inFlight: 0 },
      countsOf(client, address.deadLetterUrl),
    ]);
    return { name, ...own, oldestAgeSeconds: oldestAge(name), deadLetters: dead.depth + dead.inFlight };
  };
  return {
    has: (name) => addresses.has(name),
    list: () => Promise.all([...addresses].map(stateOf)),

    redrive: async (name) => {
      const address = addressOf(name);
      const lying = async (): Promise<number> => {
        const { depth, inFlight } = await countsOf(client, address.deadLetterUrl);
        return depth + inFlight;
      };
      // What cannot be worked on is back in no time: each is sent again once.
      const most = Math.min(MOST_REDRIVEN, await lying());
      let moved = 0;
      while (moved < most) {
        const some = await moveSome(client, address, most - moved);
        if (some === 0) break;
        moved += some;
      }
      return { moved, left: await lying() };
    },

    dead: async (name) =>
      (await receive(client, addressOf(name).deadLetterUrl, 0)).map((message) => ({
        id: message.MessageId ?? '',
        state: 'dead',
        sentAt: new Date(Number(message.Attributes?.SentTimestamp ?? 0)).toISOString(),
        receives: Number(message.Attributes?.ApproximateReceiveCount ?? 0),
        reason: message.MessageAttributes?.['reason']?.StringValue ?? null,
        body: message.Body ?? '',
      })),
    waiting,
  };
};
