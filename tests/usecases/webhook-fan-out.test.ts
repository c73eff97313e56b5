import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { toHotelItem } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import type { Table } from '../../functions/adapters/dynamo/table.ts';
import { webhookRepository } from '../../functions/adapters/dynamo/webhooks/webhook-repository.ts';
import { composeWebhooks } from '../../functions/composition/webhooks.ts';
import type { AnyEvent } from '../../functions/contract/events.ts';
import { keys } from '../../functions/contract/keys.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { openAccount } from '../support/account.ts';
import { aHotel, bookingWorld } from '../support/booking-world.ts';
import { tellingMemory } from '../support/telling-memory.ts';
import { aWebhook } from '../support/webhook.ts';
import { receiver } from '../support/webhook-receiver.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

const put = (table: Table, Item: Record<string, unknown>) =>
  table.client.send(new PutCommand({ TableName: table.name, Item }));

/** A hold, what it tells, and an integrator of the hotel's owner who is to hear of it. */
const heldWorld = async () => {
  const { client, told } = tellingMemory();
  const world = await bookingWorld(client);
  const integrator = await receiver();
  undo.push(integrator.stop);
  const webhooks = webhookRepository(world.table, world.core.delay);
  const { accounts, account: owner } = await openAccount(world, 'owner-1', 'hotel_admin');
  const held = await world.hold();
  if (isRefusal(held)) throw new Error(held.refused);
  const event = told.find(({ type }) => type === 'booking.held');
  if (event === undefined) throw new Error('nothing was told');
  return { ...world, client, integrator, webhooks, event, accounts, owner };
};

describe('an event', () => {
  it('of a booking reaches the owner of a hotel that is gone since', async () => {
    const { core, client, table, hotel, integrator, webhooks, event } = await heldWorld();
    await webhooks.add(aWebhook(integrator.url, ['booking.held']));
    await client.send(new DeleteCommand({ TableName: table.name, Key: { ...keys.hotel(hotel.id) } }));
    await composeWebhooks(core)(event);
    expect(integrator.bodies()).toMatchObject([{ type: 'booking.held' }]);
  });

  it('that comes again is not sent again', async () => {
    const { core, integrator, webhooks, event } = await heldWorld();
    await webhooks.add(aWebhook(integrator.url, ['booking.held']));
    for (const container of [composeWebhooks(core), composeWebhooks(core)]) {
      await container(event);
      await container(event);
    }
    expect(integrator.received).toHaveLength(1);
  });

  it.each([
    ['a suspended owner', { status: 'suspended' }, {}],
    ['an owner who is a guest now', { role: 'guest' }, {}],
    ['an admin who is an owner now', {}, { scope: 'all' }],
  ] as const)('is not told to %s', async (_who, now, changes) => {
    const { core, integrator, webhooks, event, accounts, owner } = await heldWorld();
    await webhooks.add(aWebhook(integrator.url, ['booking.held'], changes));
    await accounts.change({ before: owner, after: { ...owner, ...now, version: 2 } });
    await composeWebhooks(core)(event);
    expect(integrator.received).toEqual([]);
  });

  it('of any hotel is told to a system admin', async () => {
    const { core, integrator, webhooks, event, accounts, owner } = await heldWorld();
    await webhooks.add(aWebhook(integrator.url, ['booking.held'], { scope: 'all' }));
    await accounts.change({ before: owner, after: { ...owner, role: 'system_admin', version: 2 } });
    await composeWebhooks(core)(event);
    expect(integrator.received).toHaveLength(1);
  });
});

describe('a booking that is moved to another hotel', () => {
  const moved = async () => {
    const world = await heldWorld();
    const held = world.event.data;
    if (!('bookingId' in held)) throw new Error('no booking');
    await put(world.table, toHotelItem(aHotel({ id: 'hotel-2', ownerId: 'owner-2' })));
    await openAccount(world, 'owner-2', 'hotel_admin');
    const after = { ...held.after, hotelId: 'hotel-2', version: 2 };
    const event = {
      ...world.event,
      id: 'booking.rebooked:1:2',
      type: 'booking.rebooked',
      version: 2,
      hotelId: 'hotel-2',
      data: { ...held, revision: 2, before: held.after, after, actor: 'owner' },
    } as const satisfies AnyEvent;
    const heard = async (changes: Parameters<typeof aWebhook>[2]) => {
      const integrator = await receiver();
      undo.push(integrator.stop);
      await world.webhooks.add(aWebhook(integrator.url, ['booking.rebooked'], changes));
      return integrator;
    };
    return { ...world, event, heard };
  };

  it('reaches the webhooks of both, each once', async () => {
    const { core, event, heard } = await moved();
    const left = await heard({ id: 'w1', ownerId: 'owner-1' });
    const leftAlone = await heard({ id: 'w2', ownerId: 'owner-1', hotelId: 'hotel-1' });
    const entered = await heard({ id: 'w3', ownerId: 'owner-2' });
    const enteredAlone = await heard({ id: 'w4', ownerId: 'owner-2', hotelId: 'hotel-2' });
    const third = await heard({ id: 'w5', ownerId: 'owner-3' });
    const another = await heard({ id: 'w6', ownerId: 'owner-1', hotelId: 'hotel-9' });
    await composeWebhooks(core)(event);
    for (const one of [left, leftAlone, entered, enteredAlone]) {
      expect(one.bodies()).toMatchObject([
        {
          type: 'booking.rebooked',
          version: 2,
          data: { before: { hotelId: 'hotel-1' }, booking: { hotelId: 'hotel-2' } },
        },
      ]);
    }
    expect([...third.received, ...another.received]).toEqual([]);
  });

  it('reaches a system admin’s webhook of either hotel, and one of all once', async () => {
    const { core, event, heard, accounts, owner } = await moved();
    await accounts.change({ before: owner, after: { ...owner, role: 'system_admin', version: 2 } });
    const scoped = [undefined, 'hotel-1', 'hotel-2'].map((hotelId, index) =>
      heard({ id: `all-${index}`, scope: 'all', ownerId: 'owner-1', hotelId: hotelId ?? null }),
    );
    const integrators = await Promise.all(scoped);
    await composeWebhooks(core)(event);
    expect(integrators.map(({ received }) => received.length)).toEqual([1, 1, 1]);
  });
});

describe('the version of what has none of its own', () => {
  it.each(['inventory.changed', 'hotel.changed'] as const)('grows with each %s of a hotel', async (type) => {
    const { core, webhooks, event, integrator } = await heldWorld();
    await webhooks.add(aWebhook(integrator.url, ['inventory.changed', 'hotel.changed']));
    const data =
      type === 'inventory.changed'
        ? { roomTypeIds: ['room-1'], from: '2027-04-01', to: '2027-04-03', cause: 'booking.held' }
        : { action: 'hotel.changed', roomTypeId: null, changed: ['name'] };
    const nth = (n: number) => ({ ...event, id: `${type}:${n}`, type, version: 0, data }) as AnyEvent;
    const containers = [composeWebhooks(core), composeWebhooks(core)];
    for (let n = 0; n < 6; n += 1) await containers[n % 2]?.(nth(n));
    const inTurn = integrator.bodies().map(({ version }) => Number(version));
    expect(inTurn).toEqual([1, 2, 3, 4, 5, 6]);
    await Promise.all([6, 7, 8, 9].map((n) => containers[n % 2]?.(nth(n))));
    const versions = integrator.bodies().map(({ version }) => Number(version));
    expect(new Set(versions).size).toBe(10);
    // The same event again is the same delivery, with the version it had.
    await containers[0]?.(nth(0));
    expect(integrator.received).toHaveLength(10);
  });

  it('is a booking’s own where the event is of a booking', async () => {
    const { core, integrator, webhooks, event } = await heldWorld();
    await webhooks.add(aWebhook(integrator.url, ['booking.held']));
    await composeWebhooks(core)(event);
    expect(integrator.bodies()).toMatchObject([{ version: 1 }]);
  });
});
