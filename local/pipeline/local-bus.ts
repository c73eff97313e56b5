import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type AnyEvent, eventSource, events } from '../../functions/contract/events.ts';
import type { QueueName } from '../../functions/contract/queues.ts';
import type { EventBus, Publication } from '../../functions/usecases/ports/events.ts';

/** SendMessageBatch takes no more in one call. */
const MOST = 10;

/** The envelope that EventBridge would put on a queue. */
const envelopeOf = (event: AnyEvent) => ({
  version: '0',
  id: event.id,
  source: eventSource,
  'detail-type': event.type,
  account: '000000000000',
  time: event.occurredAt,
  region: 'eu-central-1',
  resources: [],
  detail: event,
});

interface Parcel {
  readonly index: number;
  readonly body: string;
}

/**
 * EventBridge's rules on this machine: each event goes to the queues that the event table names, if they have a
 * listener.
 */
export const localBus = (
  client: SQSClient,
  urlOf: (queue: QueueName) => string,
  heard: readonly QueueName[],
): EventBus => ({
  publish: async (published) => {
    const outcomes: Publication[] = published.map(() => 'sent');
    const parcels = new Map<QueueName, Parcel[]>(heard.map((queue) => [queue, []]));
    for (const [index, event] of published.entries()) {
      const body = JSON.stringify(envelopeOf(event));
      for (const queue of events[event.type].queues) parcels.get(queue)?.push({ index, body });
    }
    const sendAll = async (queue: QueueName, waiting: readonly Parcel[]): Promise<void> => {
      for (let start = 0; start < waiting.length; start += MOST) {
        const batch = waiting.slice(start, start + MOST);
        const Entries = batch.map(({ index, body }) => ({ Id: `e${index}`, MessageBody: body }));
        const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: urlOf(queue), Entries }));
        for (const { Id, Message = 'refused' } of answer.Failed ?? []) {
          outcomes[Number(Id?.slice(1))] = { rejected: Message };
        }
      }
    };
    await Promise.all([...parcels].map(([queue, waiting]) => sendAll(queue, waiting)));
    return outcomes;
  },
});
