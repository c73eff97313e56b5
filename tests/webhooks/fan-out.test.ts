import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { webhookRepository } from '../../functions/adapters/dynamo/webhook-repository.ts';
import { keys } from '../../functions/contract/keys.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { composeWebhooks } from '../../functions/runtime/composition/webhooks.ts';
import { openAccount } from '../support/account.ts';
import { bookingWorld } from '../support/booking-world.ts';
import { tellingMemory } from '../support/telling-memory.ts';
import { aWebhook } from '../support/webhook.ts';
import { receiver } from './receiver.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

/** A hold, what it tells, and an integrator of the hotel's owner who is to hear of it. */
const heldWorld = async () => {
  const { client, told } = tellingMemory();
  const world = await bookingWorld(client);
  const integrator = await receiver();
  undo.push(integrator.stop);
  const webhooks = webhookRepository(world.table, world.core.pauses);
  const { accounts, account: keeper } = await openAccount(world, 'owner-1', 'hotel_admin');
  const held = await world.hold();
  if (isRefusal(held)) throw new Error(held.refused);
  const event = told.find(({ type }) => type === 'booking.held');
  if (event === undefined) throw new Error('nothing was told');
  return { ...world, client, integrator, webhooks, event, accounts, keeper };
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
    const { core, integrator, webhooks, event, accounts, keeper } = await heldWorld();
    await webhooks.add(aWebhook(integrator.url, ['booking.held'], changes));
    await accounts.change({ before: keeper, after: { ...keeper, ...now, version: 2 } });
    await composeWebhooks(core)(event);
    expect(integrator.received).toEqual([]);
  });

  it('of any hotel is told to a system admin', async () => {
    const { core, integrator, webhooks, event, accounts, keeper } = await heldWorld();
    await webhooks.add(aWebhook(integrator.url, ['booking.held'], { scope: 'all' }));
    await accounts.change({ before: keeper, after: { ...keeper, role: 'system_admin', version: 2 } });
    await composeWebhooks(core)(event);
    expect(integrator.received).toHaveLength(1);
  });
});
