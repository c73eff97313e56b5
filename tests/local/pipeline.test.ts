import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { realDelay } from '../../functions/composition/core.ts';
import type { AnyEvent } from '../../functions/contract/events.ts';
import { dlqOf, type QueueName } from '../../functions/contract/queues.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { queueWorker } from '../../functions/runtime/queue-worker.ts';
import type { EventBus } from '../../functions/usecases/ports/events.ts';
import { type Database, localClient, streamsClient } from '../../local/database.ts';
import { type PipelineSettings, startPipeline, type Workers } from '../../local/pipeline/pipeline.ts';
import { queueClient } from '../../local/pipeline/queue-client.ts';
import { queueUrl } from '../../local/pipeline/queue-server.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { bookingWorld } from '../support/booking-world.ts';
import { endpointForTests, NO_JAVA } from '../support/dynamodb.ts';

const endpoint = await endpointForTests();
const quiet = () => undefined;
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

const folder = async (): Promise<string> => {
  const made = await mkdtemp(path.join(tmpdir(), 'pipeline-'));
  undo.push(() => rm(made, { recursive: true, force: true }));
  return made;
};

/** A worker that remembers the events it is given, and fails where it is told to. */
const listener = (queue: QueueName, fails: (event: AnyEvent) => boolean = () => false) => {
  const heard: AnyEvent[] = [];
  const handle = async (event: AnyEvent): Promise<void> => {
    if (fails(event)) throw new Error('not today');
    heard.push(event);
  };
  const make: Workers[QueueName] = (dead) => queueWorker(queue, handle, { log: quiet, dead });
  const workers: Workers = { [queue]: make };
  return { heard, workers };
};

/** A world on DynamoDB Local, whose stream is real. */
const realWorld = async () => {
  if (endpoint === undefined) throw new Error(NO_JAVA);
  const client = localClient(endpoint);
  const world = await bookingWorld(client, { stream: true });
  const database: Database = {
    client,
    streams: streamsClient({ endpoint }),
    tableName: world.table.name,
    endpoint,
    keeps: true,
    stop: async () => client.destroy(),
  };
  const start = async (workers: Workers, more: Partial<PipelineSettings> = {}) => {
    const settings = { database, dataDir: undefined, delay: realDelay, workers, log: quiet, ...more };
    const pipeline = await startPipeline(settings);
    undo.push(pipeline.stop);
    return pipeline;
  };
  const hold = async (checkIn: string, checkOut: string): Promise<string> => {
    const held = await world.hold({ dates: [checkIn, checkOut] });
    if (isRefusal(held)) throw new Error(held.refused);
    return held.booking.id;
  };
  return { ...world, start, hold };
};

const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 50 });

describe.skipIf(endpoint === undefined)('the outbox on this machine', () => {
  it('carries what the table says to the queues that the event table names', async () => {
    const world = await realWorld();
    const { heard, workers } = listener('notifications');
    await world.start(workers);
    const id = await world.hold('2027-05-01', '2027-05-03');
    await soon(() => expect(heard.map((event) => event.id)).toEqual([`booking.held:${id}:1`]));
  });

  it('tells nobody what was there before it first ran', async () => {
    const world = await realWorld();
    await world.hold('2027-05-01', '2027-05-03');
    const { heard, workers } = listener('notifications');
    await world.start(workers);
    const later = await world.hold('2027-05-04', '2027-05-05');
    await soon(() => expect(heard.map((event) => event.id)).toContain(`booking.held:${later}:1`));
    expect(heard).toHaveLength(1);
  });

  it('tells after a restart what was committed while it did not run', async () => {
    const world = await realWorld();
    const dataDir = await folder();
    const first = await world.start(listener('notifications').workers, { dataDir });
    await first.stop();
    const id = await world.hold('2027-05-01', '2027-05-03');
    const { heard, workers } = listener('notifications');
    await world.start(workers, { dataDir });
    await soon(() => expect(heard.map((event) => event.id)).toEqual([`booking.held:${id}:1`]));
  });

  it('keeps a message that was taken and not done, across a restart', async () => {
    const world = await realWorld();
    const dataDir = await folder();
    let taken = 0;
    const dying: Workers = {
      notifications:
        () =>
        async ({ Records }) => {
          taken += 1;
          return { batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
        },
    };
    const first = await world.start(dying, { dataDir });
    const id = await world.hold('2027-05-01', '2027-05-03');
    await soon(() => expect(taken).toBeGreaterThan(0));
    await first.stop();
    const { heard, workers } = listener('notifications');
    await world.start(workers, { dataDir });
    await soon(() => expect(heard.map((event) => event.id)).toEqual([`booking.held:${id}:1`]));
  });

  it('loses nothing while the bus is away, and catches up', async () => {
    const world = await realWorld();
    let away = true;
    const through = (bus: EventBus): EventBus => ({
      publish: async (events) => {
        if (away) throw new Error('away');
        return bus.publish(events);
      },
    });
    const { heard, workers } = listener('notifications');
    await world.start(workers, { through, delay: { sleep: async () => undefined, random: Math.random } });
    const ids = [await world.hold('2027-05-01', '2027-05-02'), await world.hold('2027-05-03', '2027-05-04')];
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(heard).toEqual([]);
    away = false;
    const expected = ids.map((id) => `booking.held:${id}:1`);
    await soon(() => expect(heard.map((event) => event.id).toSorted()).toEqual(expected.toSorted()));
  });

  it('leaves a poisoned message in the dead-letter queue, and its neighbours go through', async () => {
    const world = await realWorld();
    const { heard, workers } = listener('notifications');
    const { endpoint: queuesAt } = await world.start(workers);
    const sqs = queueClient(queuesAt);
    undo.push(async () => sqs.destroy());
    const QueueUrl = queueUrl(queuesAt, 'notifications');
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'no event of ours' }));
    const id = await world.hold('2027-05-01', '2027-05-03');
    await soon(() => expect(heard.map((event) => event.id)).toEqual([`booking.held:${id}:1`]));
    const dlq = queueUrl(queuesAt, dlqOf('notifications'));
    await vi.waitFor(
      async () => {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: dlq, VisibilityTimeout: 0 }));
        expect(Messages.map(({ Body }) => Body)).toEqual(['no event of ours']);
      },
      { timeout: 50_000, interval: 1000 },
    );
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    expect(Attributes?.ApproximateNumberOfMessages).toBe('0');
  });
});

describe('the own table', () => {
  it('tells the same', async () => {
    const memory = createMemoryDynamo({ streamed: 1000 });
    const client = memory.client();
    const world = await bookingWorld(client, { stream: true });
    const database: Database = {
      client,
      streams: streamsClient({ requestHandler: memory.requestHandler }),
      tableName: world.table.name,
      endpoint: undefined,
      keeps: false,
      stop: async () => undefined,
    };
    const { heard, workers } = listener('notifications');
    const pipeline = await startPipeline({ database, dataDir: undefined, delay: realDelay, workers, log: quiet });
    undo.push(pipeline.stop);
    const held = await world.hold({ dates: ['2027-05-01', '2027-05-03'] });
    if (isRefusal(held)) throw new Error(held.refused);
    await soon(() => expect(heard.map((event) => event.id)).toEqual([`booking.held:${held.booking.id}:1`]));
  });
});
