import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { outboxRecordOf } from '../../../functions/adapters/dynamo/outbox/stream-record.ts';
import type { Core } from '../../../functions/composition/core.ts';
import type { AnyEvent } from '../../../functions/contract/events.ts';
import { queues } from '../../../functions/contract/queues.ts';
import { queueWorker } from '../../../functions/runtime/queue-worker.ts';
import { publish } from '../../../functions/usecases/events/publish.ts';
import { MailTaken } from '../../../functions/usecases/notifications/notify.ts';
import type { DeadLetters, EventBus } from '../../../functions/usecases/ports/events.ts';
import { MailRefused } from '../../../functions/usecases/ports/mail.ts';
import { isTransient } from '../../../functions/usecases/transient.ts';
import { OutsideTrouble } from '../outside.ts';
import type { Instance } from '../processes.ts';
import type { Scheduler } from '../scheduler.ts';
import { Violation } from '../violation.ts';
import type { VirtualTime } from '../virtual-time.ts';
import type { Outbox } from './outbox.ts';
import type { Queue } from './queue.ts';

/** A Lambda container with one of our workers: one invocation at a time, each within the timeout. */
export interface Container extends Instance {
  readonly name: string;
  /** The next invocation, or undefined if there is no work. It returns its outcome in one word. */
  readonly next: () => (() => Promise<string>) | undefined;
  /** Start of the current invocation; undefined if idle. */
  busySince: number | undefined;
}

/** Allowed failures while faults are injected. */
const knownTrouble = [/could not be (kept|written)/, /contended/];

/** @throws Violation if the simulation did not inject the error */
const explained = (name: string, error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const known =
    isTransient(error) ||
    error instanceof OutsideTrouble ||
    error instanceof MailTaken ||
    error instanceof MailRefused ||
    knownTrouble.some((each) => each.test(message));
  if (error instanceof Violation) throw error;
  if (!known) throw new Violation('no unexpected error', `${name}: ${error instanceof Error ? error.stack : message}`);
  return message;
};

interface PublisherParts {
  readonly core: Core;
  readonly shard: number;
  readonly outbox: Outbox;
  readonly scheduler: Scheduler;
  readonly time: VirtualTime;
  readonly bus: EventBus;
  readonly dead: DeadLetters;
}

const MOST_RECORDS = 100;
/** A shard with a failed batch is retried after this time. */
const AGAIN_MS = 10_000;

/** The publisher of one shard of the stream: all records before its position have reached the bus. */
export const publisher = (parts: PublisherParts): Container => {
  const { core, shard, outbox, scheduler, time, bus, dead } = parts;
  const run = publish({ bus, dead, delay: core.delay });
  let restsUntil = 0;
  return {
    ...{ core, dead: false, busySince: undefined, name: 'publisher' },
    next: () => {
      const { from, records } = outbox.read(shard, MOST_RECORDS);
      if (records.length === 0 || time.millis < restsUntil) return undefined;
      return async () => {
        const left = (await run(records.map(outboxRecordOf))).from;
        if (left !== undefined) restsUntil = time.millis + AGAIN_MS;
        // Lambda's own position in the stream, which it stores only after the function has answered.
        const safe = () => ({ refused: 0, lost: 0 });
        await scheduler.outside('place in the stream', safe, () =>
          outbox.moveTo(shard, from + (left ?? records.length)),
        );
        return left === undefined ? 'published' : 'stuck';
      };
    },
  };
};

interface ConsumerParts {
  readonly core: Core;
  readonly queue: Queue;
  readonly scheduler: Scheduler;
  readonly handle: (event: AnyEvent) => Promise<void>;
  /** Called with each error that a worker must not fail with. */
  readonly onBroken: (error: unknown) => void;
  /** Allowed reasons of messages in a dead-letter queue. */
  readonly reasons: Set<string>;
}

/** A worker of a queue, as Lambda calls it: processed messages are deleted, failed ones are delivered again. */
export const consumer = ({ core, queue, scheduler, handle, onBroken, reasons }: ConsumerParts): Container => {
  const usual = () => scheduler.rates;
  const judged = async (event: AnyEvent): Promise<void> => {
    try {
      await handle(event);
    } catch (error) {
      try {
        reasons.add(explained(queue.name, error));
      } catch (violation) {
        onBroken(violation);
      }
      throw error;
    }
  };
  const put = (body: string, reason: string): void => {
    queue.dead.push({ body, reason });
  };
  const dead = {
    keep: (body: string, reason: string) => scheduler.outside('dead letters', usual, () => put(body, reason)),
  };
  const worker: (event: SQSEvent) => Promise<SQSBatchResponse> = queueWorker(queue.name, judged, {
    log: () => undefined,
    dead,
  });
  const settle = (records: SQSEvent['Records'], { batchItemFailures }: SQSBatchResponse): void => {
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    queue.delete(new Set(records.map(({ messageId }) => messageId).filter((id) => !failed.has(id))));
  };
  return {
    ...{ core, dead: false, busySince: undefined, name: queue.name },
    next: () => {
      const records = queue.receive(queues[queue.name].batch);
      if (records.length === 0) return undefined;
      return async () => {
        const answer = await worker({ Records: records });
        await scheduler.outside(`${queue.name} delete`, usual, () => settle(records, answer));
        return answer.batchItemFailures.length === 0 ? 'done' : 'some failed';
      };
    },
  };
};
