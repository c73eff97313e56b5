import type { SQSClient } from '@aws-sdk/client-sqs';
import { outboxRecordOf } from '../../functions/adapters/dynamo/outbox/stream-record.ts';
import { deadLetters } from '../../functions/adapters/messaging/dead-letters.ts';
import { dlqOf, publisherDlq, type QueueName } from '../../functions/contract/queues.ts';
import { describeError } from '../../functions/runtime/log.ts';
import { publish } from '../../functions/usecases/events/publish.ts';
import type { DeadLetters, EventBus, PublishDeps } from '../../functions/usecases/ports/events.ts';
import type { Delay } from '../../functions/usecases/ports/time.ts';
import type { Database } from '../database.ts';
import type { Log } from '../server-log.ts';
import { consume, type QueueHandler } from './consumer.ts';
import { beginAtEnd } from './first-position.ts';
import { localBus } from './local-bus.ts';
import { positionStore } from './position.ts';
import { queueClient } from './queue-client.ts';
import { queueUrl, startQueueServer } from './queue-server.ts';
import { queuesElsewhere } from './queues-elsewhere.ts';
import { type StreamSource, streamArnOf, tableStream } from './stream-source.ts';

/** Makes the worker of each queue, given its dead-letter queue; a queue without a worker gets no messages. */
export type Workers = Partial<Readonly<Record<QueueName, (dead: DeadLetters) => QueueHandler>>>;

export interface Pipeline {
  /** Where the queues are, for every process of this run. */
  readonly endpoint: string;
  /** The queues that have a worker. */
  readonly heard: readonly QueueName[];
  /** Seconds since a queue's oldest message was sent; null where nothing waits. */
  readonly oldestAge: (name: string) => number | null;
  /** Publishes no more, finishes the workers' current messages, and stops the queues. */
  readonly stop: () => Promise<void>;
}

export interface PipelineSettings {
  readonly database: Database;
  /** Where messages and the publisher's position are kept; without it they go with the process. */
  readonly dataDir: string | undefined;
  readonly delay: Delay;
  /** Called for each event that is published. */
  readonly onSent?: PublishDeps['onSent'];
  readonly workers: Workers;
  readonly log: Log;
  /** The address of an external SQS; without it one is started here. */
  readonly queuesAt?: string | undefined;
  /** A layer between the publisher and the bus: faults of the sandbox. */
  readonly through?: (bus: EventBus) => EventBus;
}

/** After an empty look at the stream, and after one that found something, in milliseconds. */
const IDLE_MS = 250;
const BUSY_MS = 50;
const TROUBLE_MS = 1000;

const openStream = async ({ database, dataDir }: PipelineSettings): Promise<StreamSource> => {
  const { client, streams, tableName } = database;
  const arn = await streamArnOf(client, tableName);
  const store = positionStore(dataDir, arn);
  if (store.load() === undefined) await beginAtEnd(streams, arn, { client, name: tableName }, store);
  return tableStream(streams, arn, store);
};

const startPublisher = (
  source: StreamSource,
  bus: EventBus,
  sqs: SQSClient,
  endpoint: string,
  settings: PipelineSettings,
) => {
  const { delay, log, onSent } = settings;
  const dead = deadLetters(sqs, async () => queueUrl(endpoint, publisherDlq));
  const run = publish({ bus, dead, delay, ...(onSent && { onSent }) });
  let stopping = false;
  let wake: () => void = () => undefined;
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, milliseconds);
    });
  const once = async (): Promise<number> => {
    try {
      let stuck = false;
      const count = await source.poll(async (records) => {
        const { from, dead: poisoned } = await run(records.map(outboxRecordOf));
        if (poisoned > 0) log({ level: 'error', message: `${poisoned} records of the stream could not be published.` });
        stuck = from !== undefined;
        return from;
      });
      return stuck ? TROUBLE_MS : count > 0 ? BUSY_MS : IDLE_MS;
    } catch (error) {
      if (!stopping) log({ level: 'error', message: 'The stream could not be read.', error: describeError(error) });
      return TROUBLE_MS;
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopping) await pause(await once());
  };
  const running = loop();
  return {
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
};

/**
 * The outbox on this machine: the table's stream, the rules of the event table, SQS and the workers behind it. Exactly
 * one process of a run has it. The next start resumes work that a kill interrupted.
 */
export const startPipeline = async (settings: PipelineSettings): Promise<Pipeline> => {
  const { dataDir, queuesAt, workers, log, through = (bus) => bus } = settings;
  const source = await openStream(settings);
  const server = await (queuesAt === undefined ? startQueueServer(dataDir) : queuesElsewhere(queuesAt));
  const { endpoint } = server;
  const sqs = queueClient(endpoint);
  const heard = Object.keys(workers) as QueueName[];
  const urlOf = (name: string): string => queueUrl(endpoint, name);
  const publisher = startPublisher(source, through(localBus(sqs, urlOf, heard)), sqs, endpoint, settings);
  const consumers = heard.flatMap((name) => {
    const dead = deadLetters(sqs, async () => urlOf(dlqOf(name)));
    const handler = workers[name]?.(dead);
    const trouble = (error: unknown): void =>
      log({ level: 'error', message: `The worker of the queue ${name} failed.`, error: describeError(error) });
    return handler ? [consume(sqs, { name, url: urlOf(name) }, handler, trouble)] : [];
  });
  return {
    endpoint,
    heard,
    oldestAge: server.oldestAge,
    stop: async () => {
      await publisher.stop();
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      sqs.destroy();
      await server.stop();
    },
  };
};
