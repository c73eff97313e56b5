import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type AnyEvent, eventOf } from '../contract/events.ts';
import type { QueueName } from '../contract/queues.ts';
import { describeError, type LogLine } from './log.ts';

/** How many messages of a batch are worked on at once. */
const AT_ONCE = 5;

/**
 * A worker behind a queue: each message is one event. What fails comes again by itself and, after its last try, lies in
 * the dead-letter queue; its neighbours go through. The reason stands in the log under the message's id.
 * @param first is done before each batch: on Lambda, a look at the stage's clock
 */
export const queueWorker =
  (
    queue: QueueName,
    handle: (event: AnyEvent) => Promise<void>,
    log: (line: LogLine) => void,
    first: () => Promise<unknown> = async () => undefined,
  ) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    await first();
    const failed: string[] = [];
    const take = async ({ messageId, body, attributes }: SQSEvent['Records'][number]): Promise<void> => {
      try {
        await handle(eventOf(JSON.parse(body)));
      } catch (error) {
        failed.push(messageId);
        const message = `${queue}: message ${messageId}, try ${attributes.ApproximateReceiveCount}, failed`;
        log({ level: 'error', message, error: describeError(error) });
      }
    };
    for (let start = 0; start < Records.length; start += AT_ONCE) {
      await Promise.all(Records.slice(start, start + AT_ONCE).map(take));
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
