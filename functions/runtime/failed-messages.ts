import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { type AnyEvent, eventOf } from '../contract/events.ts';
import { type StageQueueName, stageQueues } from '../contract/queues.ts';
import type { DeadLetters } from '../usecases/ports/events.ts';
import type { Trace } from '../usecases/ports/trace.ts';
import { describeError, type LogLine } from './log.ts';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A message on which another try would fail as well: it cannot be read, or what it leads to cannot be written. */
export class Poison extends Error {}

/**
 * The event of a message.
 * @throws Poison where it is none that is known here
 */
export const eventIn = ({ body }: SQSRecord): AnyEvent => {
  try {
    return eventOf(JSON.parse(body));
  } catch (error) {
    throw new Poison(reasonOf(error), { cause: error });
  }
};

/** A message of a batch that could not be worked on, and why. */
export interface Failure {
  readonly record: SQSRecord;
  readonly error: unknown;
  /** That of its event, where it could be read. */
  readonly trace?: Trace | undefined;
}

/**
 * What becomes of the messages that failed: each comes again by itself until its last try; then, and at once where it
 * is poison, it is put into the dead-letter queue together with the reason. Where even that fails, SQS puts
 * it there by itself, without one.
 */
export const failedMessages =
  (queue: StageQueueName, dead: DeadLetters, log: (line: LogLine) => void) =>
  async (failures: readonly Failure[]): Promise<SQSBatchResponse> => {
    const settle = async ({ record, error, trace }: Failure): Promise<string[]> => {
      const { messageId, body, attributes } = record;
      const tries = Number(attributes.ApproximateReceiveCount);
      const about = { service: queue, ...(trace && { traceId: trace.requestId }) };
      const name = `${queue}: message ${messageId}`;
      log({ level: 'error', ...about, message: `${name}, try ${tries}, failed`, error: describeError(error) });
      if (!(error instanceof Poison) && tries < stageQueues[queue].receives) return [messageId];
      try {
        await dead.keep(body, reasonOf(error));
        log({ level: 'error', ...about, message: `${name} was put into the dead-letter queue.` });
        return [];
      } catch (trouble) {
        log({ level: 'error', ...about, message: `${name} could not be put away.`, error: describeError(trouble) });
        return [messageId];
      }
    };
    const again = await Promise.all(failures.map(settle));
    return { batchItemFailures: again.flat().map((itemIdentifier) => ({ itemIdentifier })) };
  };
