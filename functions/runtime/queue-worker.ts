import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { AnyEvent } from '../contract/events.ts';
import type { QueueName } from '../contract/queues.ts';
import type { DeadLetters } from '../usecases/ports/events.ts';
import { inTrace, type Trace, traceOf } from '../usecases/ports/trace.ts';
import { eventIn, type Failure, failedMessages } from './failed-messages.ts';
import type { LogLine } from './log.ts';

/** How many messages of a batch are worked on at once. */
const AT_ONCE = 5;

/** What a worker has besides its work. */
export interface WorkerSettings {
  readonly log: (line: LogLine) => void;
  /** The dead-letter queue of its queue. */
  readonly dead: DeadLetters;
  /** Is done before each batch: on Lambda, a look at the stage's clock. */
  readonly first?: () => Promise<unknown>;
  /** Is done after each batch: on Lambda, what was counted is written. */
  readonly last?: () => void;
}

/** A worker behind a queue: each message is one event. What fails does not hold up its neighbours. */
export const queueWorker = (
  queue: QueueName,
  handle: (event: AnyEvent) => Promise<void>,
  { log, dead, first = async () => undefined, last = () => undefined }: WorkerSettings,
) => {
  const settle = failedMessages(queue, dead, log);
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    await first();
    const failures: Failure[] = [];
    const work = async (event: AnyEvent): Promise<void> => {
      const startedAt = performance.now();
      await handle(event);
      log({
        level: 'info',
        message: event.type,
        durationMs: Math.round(performance.now() - startedAt),
        ...(event.hotelId !== '' && { hotelId: event.hotelId }),
        ...('bookingId' in event.data && { bookingId: event.data.bookingId }),
      });
    };
    const take = async (record: SQSEvent['Records'][number]): Promise<void> => {
      let trace: Trace | undefined;
      try {
        const event = eventIn(record);
        trace = event.trace ?? traceOf();
        await inTrace({ ...trace, service: queue }, () => work(event));
      } catch (error) {
        failures.push({ record, error, trace });
      }
    };
    for (let start = 0; start < Records.length; start += AT_ONCE) {
      await Promise.all(Records.slice(start, start + AT_ONCE).map(take));
    }
    return settle(failures).finally(last);
  };
};
