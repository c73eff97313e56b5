import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pointsRepository } from '../../functions/adapters/dynamo/accounts/points-repository.ts';
import { toHotelItem } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { numbersLedger } from '../../functions/adapters/dynamo/numbers/numbers-repository.ts';
import { sentMails } from '../../functions/adapters/dynamo/sandbox/sent-mail.ts';
import { getItem, type Item } from '../../functions/adapters/dynamo/table.ts';
import { webhookRepository } from '../../functions/adapters/dynamo/webhooks/webhook-repository.ts';
import { realDelay } from '../../functions/composition/core.ts';
import { composeIndexKeeping } from '../../functions/composition/search-index.ts';
import type { AnyEvent } from '../../functions/contract/events.ts';
import { keys } from '../../functions/contract/keys.ts';
import { type QueueName, queueNames } from '../../functions/contract/queues.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { localBus } from '../../local/pipeline/local-bus.ts';
import { startPipeline } from '../../local/pipeline/pipeline.ts';
import { localQueueAdmin } from '../../local/pipeline/queue-admin.ts';
import { queueClient } from '../../local/pipeline/queue-client.ts';
import { queueUrl, startQueueServer } from '../../local/pipeline/queue-server.ts';
import { pipelineWorkers } from '../../local/pipeline/workers.ts';
import { openAccount } from '../../tests/support/account.ts';
import { aHotel, bookingWorld } from '../../tests/support/booking-world.ts';
import { openSearchForTests } from '../../tests/support/opensearch.ts';
import { tellingMemory } from '../../tests/support/telling-memory.ts';
import { aWebhook } from '../../tests/support/webhook.ts';
import { receiver } from '../../tests/support/webhook-receiver.ts';

const undo: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const each of undo.toReversed()) await each();
});

const url = openSearchForTests();
const quiet = () => undefined;
const openSearch = url === undefined ? {} : { openSearch: { url } };
/** Without OpenSearch the indexing queue has no worker, and so no messages. */
const heard = queueNames.filter((name) => name !== 'indexing' || url !== undefined);
const unreadable = ['no event of ours', '{"detail":{"type":"booking.melted"}}'];

/**
 * A world whose events are queued by the test, so that the damage is in place before any worker runs: an item that each
 * queue's worker needs is damaged for one event, and intact for its neighbour.
 */
const damagedWorld = async () => {
  const { client, streams, told } = tellingMemory();
  const given = await bookingWorld(client, { stream: true });
  const { core, hold, confirm, moveTo, sweepAll, table } = given;
  const put = (item: Item) => client.send(new PutCommand({ TableName: table.name, Item: item }));

  const integrator = await receiver();
  undo.push(integrator.stop);
  // The owner has no account, so gets no copies of mails.
  const owner = (await openAccount(given, 'admin-1', 'system_admin')).account.id;
  await webhookRepository(table, core.delay).add(
    aWebhook(integrator.url, ['booking.confirmed'], { ownerId: owner, scope: 'all' }),
  );
  const held = async (guestEmail: string, dates: [string, string]): Promise<string> => {
    const outcome = await hold({ guestEmail, dates });
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    const bookingId = outcome.booking.id;
    const paid = await confirm({
      access: accountAccess('guest-1'),
      bookingId,
      paymentMethod: 'tok_visa',
      ifMatch: undefined,
    });
    if (isRefusal(paid)) throw new Error(paid.refused);
    return bookingId;
  };
  const broken = await held('broken@example.com', ['2027-04-01', '2027-04-02']);
  const whole = await held('whole@example.com', ['2027-04-03', '2027-04-04']);
  moveTo('2027-05-01T12:00:00.000Z');
  await sweepAll();
  await put(toHotelItem(aHotel({ id: 'hotel-2', name: 'Hotel Velho' })));
  const index = url === undefined ? undefined : await composeIndexKeeping({ ...core, ...openSearch });
  if (index) undo.push(index.close, index.remove);
  await index?.rebuild({ others: 'none', progress: () => undefined });
  await put(toHotelItem(aHotel({ id: 'hotel-2', name: 'Hotel Novo' })));
  const items = [await getItem(table, keys.booking(broken)), await getItem(table, keys.hotel('hotel-2'))];
  for (const item of items) await put({ ...item, schema: 99 });

  const server = await startQueueServer(undefined);
  undo.push(server.stop);
  const sqs = queueClient(server.endpoint);
  undo.push(async () => sqs.destroy());
  const addressOf = (name: string): string => queueUrl(server.endpoint, name);
  const change = told.find(({ type }) => type === 'inventory.changed') ?? told[0];
  if (change === undefined) throw new Error('nothing was told');
  const changeOfOther = { ...change, id: `${change.id}-2`, hotelId: 'hotel-2' };
  for (const name of heard) {
    const Entries = unreadable.map((MessageBody, index) => ({ Id: `m${index}`, MessageBody }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: addressOf(name), Entries }));
  }
  /** One kind of event for each queue, so that one message of each is poison. */
  const carried: Readonly<Record<QueueName, readonly AnyEvent[]>> = {
    notifications: told.filter(({ type }) => type === 'booking.confirmed'),
    webhooks: told.filter(({ type }) => type === 'booking.confirmed'),
    loyalty: told.filter(({ type }) => type === 'booking.completed'),
    numbers: told.filter(({ type }) => type === 'booking.confirmed'),
    indexing: [change, changeOfOther],
  };
  for (const name of heard) {
    expect(await localBus(sqs, addressOf, [name]).publish(carried[name])).toEqual(['sent', 'sent']);
  }

  const pipeline = await startPipeline({
    database: {
      client,
      streams,
      tableName: table.name,
      endpoint: undefined,
      keeps: false,
      stop: async () => undefined,
    },
    dataDir: undefined,
    queuesAt: server.endpoint,
    delay: realDelay,
    workers: pipelineWorkers({ ...core, ...openSearch }, {}, quiet, async () => 'http://127.0.0.1:3000'),
    log: quiet,
  });
  undo.push(pipeline.stop);
  const repair = () => Promise.all(items.map((item) => item && put(item)));
  const mailed = async () => [...new Set((await sentMails(table)(100, undefined)).mails.map(({ to }) => to.email))];
  const points = pointsRepository(table);
  const earned = async () =>
    (await points.entries('guest-1', 100, undefined)).entries.map(({ bookingId }) => bookingId);
  const counted = async () => {
    const found = await Promise.all(
      [broken, whole].map((bookingId) => numbersLedger(table, () => 'nonce').counted(bookingId)),
    );
    return found.flatMap((booking) => booking?.bookingId ?? []);
  };
  return {
    mailed,
    earned,
    counted,
    index,
    desk: localQueueAdmin(pipeline, server.oldestAge),
    broken,
    whole,
    integrator,
    repair,
  };
};

let world: Awaited<ReturnType<typeof damagedWorld>>;
const stateOf = async (name: QueueName) => (await world.desk.list()).find((state) => state.name === name);
beforeAll(async () => {
  world = await damagedWorld();
  // Five tries, 1, 2, 4 and 8 seconds apart.
  const settled = async () => {
    for (const name of heard) {
      expect(await stateOf(name)).toMatchObject({ depth: 0, inFlight: 0, deadLetters: unreadable.length + 1 });
    }
  };
  await vi.waitFor(settled, { timeout: 50_000, interval: 500 });
});

/** For each queue, the check that the neighbour of the poison, and later the poison itself, was processed. */
const shown: Readonly<Record<QueueName, { neighbour: () => Promise<void>; cured: () => Promise<void> }>> = {
  notifications: {
    neighbour: async () => expect(await world.mailed()).toEqual(['whole@example.com']),
    cured: async () => expect((await world.mailed()).toSorted()).toEqual(['broken@example.com', 'whole@example.com']),
  },
  webhooks: {
    neighbour: async () => expect(toldBookings()).toEqual([world.whole]),
    cured: async () => expect(toldBookings().toSorted()).toEqual([world.broken, world.whole].toSorted()),
  },
  loyalty: {
    neighbour: async () => expect(await world.earned()).toEqual([world.whole]),
    cured: async () => expect((await world.earned()).toSorted()).toEqual([world.broken, world.whole].toSorted()),
  },
  numbers: {
    neighbour: async () => expect(await world.counted()).toEqual([world.whole]),
    cured: async () => expect((await world.counted()).toSorted()).toEqual([world.broken, world.whole].toSorted()),
  },
  indexing: {
    // A damaged hotel cannot be compared, so only the neighbour is checked.
    neighbour: async () => expect(await world.index?.indexHotels(['hotel-1'])).toEqual([]),
    cured: async () => {
      await world.index?.settle();
      expect(await world.index?.verify(() => undefined)).toMatchObject({ checked: 2, different: [], surplus: 0 });
    },
  },
};
const toldBookings = () => world.integrator.bodies().map(({ data }) => Object(data).booking?.id);

describe('poison in each queue', () => {
  it.each(heard)(
    '%s: moves to the dead-letter queue with its reason, while its neighbours are processed',
    async (name) => {
      await shown[name].neighbour();
      const dead = await world.desk.dead(name);
      expect(dead.map(({ body }) => body)).toEqual(expect.arrayContaining(unreadable));
      for (const { reason } of dead) expect(reason?.length).toBeGreaterThan(10);
    },
  );

  it.each(heard)(
    '%s: is processed after a redrive once its cause is fixed, and unreadable messages stay',
    async (name) => {
      await world.repair();
      expect(await world.desk.redrive(name)).toMatchObject({ moved: unreadable.length + 1 });
      await vi.waitFor(
        async () => {
          await shown[name].cured();
          expect(await stateOf(name)).toMatchObject({ depth: 0, inFlight: 0, deadLetters: unreadable.length });
        },
        { timeout: 15_000, interval: 200 },
      );
    },
  );
});
