import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { realDelay } from '../../functions/composition/core.ts';
import { type Database, localClient, streamsClient } from '../../local/database.ts';
import { startPipeline } from '../../local/pipeline/pipeline.ts';
import { pipelineWorkers } from '../../local/pipeline/workers.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { endpointForTests, NO_JAVA } from '../../tests/support/dynamodb.ts';
import { dayFromNow, openHouse } from '../load/ground.ts';
import { benchWorld } from './in-process.ts';

/** The throughput of the event pipeline. */
export interface EventRate {
  readonly stream: string;
  readonly bookings: number;
  /** Events that the publisher put on the bus. */
  readonly events: number;
  readonly eventsPerSecond: number;
  readonly mailsPerSecond: number;
}

const quiet = (): undefined => undefined;

/** Holds and pays bookings through the handlers; then a pipeline publishes the whole backlog. */
const tell = async (
  stream: string,
  dynamo: DynamoDBClient,
  database: (tableName: string) => Database,
  count: number,
) => {
  const world = await benchWorld(dynamo, {});
  const folder = await mkdtemp(path.join(tmpdir(), 'events-'));
  let published = 0;
  const open = () =>
    startPipeline({
      database: database(world.tableName),
      dataDir: folder,
      delay: realDelay,
      workers: pipelineWorkers(world.core, {}, quiet, async () => 'http://127.0.0.1:3000'),
      log: quiet,
      through: (bus) => ({
        publish: async (all) => {
          published += all.length;
          return bus.publish(all);
        },
      }),
    });
  // The first start stores the end of the stream.
  await (await open()).stop();
  const house = await openHouse(await world.signIn('owner@example.com'), 'Told', count);
  const guest = await world.signIn('guest@example.com');
  const body = { ...house, checkIn: dayFromNow(30), checkOut: dayFromNow(33), guests: 2, guestName: 'Ada' };
  for (let number = 0; number < count; number += 1) {
    const call = { body: { ...body, guestEmail: `told-${number}@example.com` }, idempotencyKey: `told-${number}` };
    const held = await guest.call('createBooking', call);
    if (held.status !== 201) throw new Error(`a hold was answered ${held.status}`);
    const params = { bookingId: held.body.booking.id };
    await guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa' } });
  }
  const admin = await world.signIn('admin@example.com');
  /** The mails sent so far; each booking sends one to the guest and one to the owner. */
  const mailed = async (): Promise<number> => {
    let cursor: string | undefined;
    let mails = 0;
    do {
      const query = { limit: '100', ...(cursor !== undefined && { cursor }) };
      const page = await admin.call('listSentMails', { query });
      if (page.status !== 200) throw new Error(`mails were answered ${page.status}`);
      mails += page.body.items.length;
      cursor = page.body.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return mails;
  };
  published = 0;
  const began = performance.now();
  const pipeline = await open();
  try {
    while ((await mailed()) < 2 * count) {
      if (performance.now() - began > 120_000) throw new Error('the mails do not come');
      await sleep(20);
    }
    const seconds = (performance.now() - began) / 1000;
    const rate = { eventsPerSecond: published / seconds, mailsPerSecond: (2 * count) / seconds };
    return { stream, bookings: count, events: published, ...rate };
  } finally {
    await pipeline.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Events per second from the table's stream to the mails, for both local stream implementations. */
export const measureEvents = async (count: number): Promise<{ rows: EventRate[]; skipped: string[] }> => {
  const memory = createMemoryDynamo({ streamed: 100_000 });
  const inMemory = (tableName: string): Database => ({
    client: memory.client(),
    streams: streamsClient({ requestHandler: memory.requestHandler }),
    tableName,
    endpoint: undefined,
    keeps: false,
    stop: async () => undefined,
  });
  const rows = [await tell('table in memory', memory.client(), inMemory, count)];
  const endpoint = await endpointForTests();
  if (endpoint === undefined) return { rows, skipped: [NO_JAVA] };
  const client = localClient(endpoint);
  const streams = streamsClient({ endpoint });
  const stop = async () => undefined;
  const onDisk = (tableName: string): Database => ({ client, streams, tableName, endpoint, keeps: true, stop });
  rows.push(await tell('DynamoDB Local', client, onDisk, count));
  client.destroy();
  return { rows, skipped: [] };
};
