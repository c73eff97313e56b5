import { afterEach, describe, expect, it } from 'vitest';
import { webhookRepository } from '../../functions/adapters/dynamo/webhooks/webhook-repository.ts';
import { retryAfterSeconds } from '../../functions/adapters/webhooks/retry-after.ts';
import { webhookSender } from '../../functions/adapters/webhooks/sender.ts';
import { composeIntegrations } from '../../functions/composition/integrations.ts';
import { composeDeliveries, composeWebhooks } from '../../functions/composition/webhooks.ts';
import type { AnyEvent } from '../../functions/contract/events.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import type { Webhook } from '../../functions/domain/webhook.ts';
import type { Account } from '../../functions/usecases/ports/accounts.ts';
import { openAccount } from '../support/account.ts';
import { aRoomType, bookingWorld } from '../support/booking-world.ts';
import { tellingMemory } from '../support/telling-memory.ts';
import { aWebhook } from '../support/webhook.ts';
import { type Answer, receiver } from '../support/webhook-receiver.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

/** An owner's webhook at a receiver that answers as it is told, and events of holds to send it. */
const hookedWorld = async (
  answer: (body: string) => Answer,
  changes: Partial<Webhook> = {},
  role: Account['role'] = 'hotel_admin',
) => {
  const { client, told } = tellingMemory();
  const world = await bookingWorld(client, { roomTypes: [aRoomType({ totalRooms: 50 })], limited: false });
  const integrator = await receiver(answer);
  undo.push(integrator.stop);
  const webhooks = webhookRepository(world.table, world.core.delay);
  const { accounts, account } = await openAccount(world, 'owner-1', role);
  // The last system admin could not be demoted.
  await openAccount(world, 'admin-1', 'system_admin');
  const webhook = aWebhook(integrator.url, ['booking.held'], changes);
  await webhooks.add(webhook);
  const fanOut = composeWebhooks(world.core);
  const retry = composeDeliveries(world.core);

  const held = async (): Promise<AnyEvent> => {
    const before = told.length;
    const booking = await world.hold();
    if (isRefusal(booking)) throw new Error(booking.refused);
    const event = told.slice(before).find(({ type }) => type === 'booking.held');
    if (event === undefined) throw new Error('nothing was told');
    return event;
  };
  /** A hold, brought to the webhook. */
  const send = async () => fanOut(await held());
  const log = async () =>
    (await webhooks.deliveries(webhook.id, { undelivered: false, limit: 50, after: undefined })).deliveries;
  /** Runs the schedule as each retry of the day to come falls due. */
  const passDay = async (between: (hour: number) => Promise<void> = async () => undefined) => {
    for (let half = 0; half < 49; half += 1) {
      world.advance(30);
      await retry(() => true);
      if (half % 2 === 1) await between((half + 1) / 2);
    }
  };
  const change = async (facts: Partial<Account>) => {
    const before = (await accounts.byId(account.id)) ?? account;
    const after = { ...before, ...facts, version: before.version + 1 };
    expect(await accounts.change({ before, after })).toBe('written');
  };
  const kept = () => webhooks.find(webhook.id);
  return { ...world, integrator, webhooks, webhook, send, log, passDay, retry, change, kept };
};

describe('retries to a webhook', () => {
  it.each([
    ['whose owner is suspended', { status: 'suspended' }, {}, 'hotel_admin'],
    ['whose owner is a guest now', { role: 'guest' }, {}, 'hotel_admin'],
    ['of all hotels whose admin is an owner now', { role: 'hotel_admin' }, { scope: 'all' }, 'system_admin'],
  ] as const)('%s are given up, and nothing is sent', async (_which, facts, changes, role) => {
    const world = await hookedWorld(() => 500, changes, role);
    await world.send();
    expect(world.integrator.received).toHaveLength(1);
    await world.change(facts);
    await world.passDay();
    expect(world.integrator.received).toHaveLength(1);
    const [delivery] = await world.log();
    expect(delivery).toMatchObject({ state: 'failed', dueAt: null });
    expect(delivery?.tries.at(-1)?.error).toBe('its owner may not receive it any more');
    expect(await world.kept()).toMatchObject({ status: 'active' });
  });

  it('whose owner is suspended are not sent by hand either', async () => {
    const world = await hookedWorld(() => 500);
    await world.send();
    const [delivery] = await world.log();
    await world.change({ status: 'suspended' });
    const { webhooks } = composeIntegrations(world.core);
    const admin = { userId: 'admin-1', role: 'system_admin' } as const;
    expect(await webhooks.redeliver(admin, world.webhook.id, delivery?.id ?? '')).toMatchObject({
      refused: 'wrong-state',
    });
    expect(world.integrator.received).toHaveLength(1);
  });
});

describe('a webhook', () => {
  it('that takes nothing for a day is disabled', async () => {
    const world = await hookedWorld(() => 500);
    await world.send();
    await world.passDay();
    expect(await world.kept()).toMatchObject({
      status: 'disabled',
      disabledReason: 'The address has taken nothing for a day.',
    });
  });

  it('that refuses one event for a day and takes others stays active', async () => {
    let refused: string | undefined;
    const world = await hookedWorld((body) => {
      refused ??= body;
      return body === refused ? 500 : 200;
    });
    await world.send();
    await world.passDay(async (hour) => {
      if (hour === 12) await world.send();
    });
    expect((await world.log()).map(({ state }) => state)).toEqual(['delivered', 'failed']);
    expect(await world.kept()).toMatchObject({ status: 'active', version: 1 });
  });

  it('begins anew with each success: a day of failure counts from the last one', async () => {
    let working = false;
    const world = await hookedWorld(() => (working ? 200 : 500));
    await world.send();
    await world.passDay(async (hour) => {
      if (hour !== 10) return;
      working = true;
      await world.send();
      working = false;
      await world.send();
    });
    expect(await world.kept()).toMatchObject({ status: 'active' });
    await world.passDay();
    expect(await world.kept()).toMatchObject({ status: 'disabled' });
  });

  it('begins anew when its owner switches it on again', async () => {
    const world = await hookedWorld(() => 500);
    await world.send();
    await world.passDay();
    const { webhooks } = composeIntegrations(world.core);
    const owner = { userId: 'owner-1', role: 'hotel_admin' } as const;
    expect(await webhooks.change(owner, world.webhook.id, { status: 'active' }, undefined)).toMatchObject({
      status: 'active',
    });
    expect(await world.webhooks.failingSince(world.webhook.id)).toBeNull();
    await world.send();
    world.advance(60);
    await world.retry(() => true);
    expect(await world.kept()).toMatchObject({ status: 'active' });
  });

  it('that says it is gone is disabled at once', async () => {
    const world = await hookedWorld(() => 410);
    await world.send();
    expect(await world.kept()).toMatchObject({ status: 'disabled' });
  });
});

describe('Retry-After', () => {
  const busy = (status: number, header: string): Answer => ({ status, headers: { 'Retry-After': header } });
  const minutes = (delivery: { dueAt: string | null; tries: readonly { at: string }[] } | undefined): number =>
    (Date.parse(delivery?.dueAt ?? '') - Date.parse(delivery?.tries.at(-1)?.at ?? '')) / 60_000;

  it.each([
    [429, '1800', 30],
    [503, '600', 10],
    // No sooner than without it.
    [429, '1', 1],
    [429, '0', 1],
    // No later than six hours.
    [429, '999999999999', 360],
    // Only where it means to come again.
    [500, '1800', 1],
    [429, 'soon', 1],
    [429, '-5', 1],
    [429, '1.5', 1],
  ])('of %i and %s puts the next try off by %i minutes', async (status, header, wait) => {
    const world = await hookedWorld(() => busy(status, header));
    await world.send();
    const [delivery] = await world.log();
    expect(minutes(delivery)).toBe(wait);
    expect(delivery?.tries).toEqual([{ at: world.now(), ms: expect.any(Number), status, error: `answered ${status}` }]);
  });

  it('is kept to by the schedule', async () => {
    let answer = busy(429, '1800');
    const world = await hookedWorld(() => answer);
    await world.send();
    answer = { status: 200, headers: {} };
    world.advance(29);
    await world.retry(() => true);
    expect(world.integrator.received).toHaveLength(1);
    world.advance(1);
    await world.retry(() => true);
    expect(world.integrator.received).toHaveLength(2);
  });

  it('may be a date', () => {
    const now = Date.parse('2027-03-01T12:00:00.000Z');
    expect(retryAfterSeconds('Mon, 01 Mar 2027 12:02:00 GMT', now)).toBe(120);
    expect(retryAfterSeconds('Monday, 01-Mar-27 12:00:30 GMT', now)).toBe(30);
    expect(retryAfterSeconds('Mon, 01 Mar 2027 11:00:00 GMT', now)).toBe(0);
    for (const none of [undefined, '', ' ', 'soon', '12 parsecs', '1e3', '2027']) {
      expect(retryAfterSeconds(none, now)).toBe(none === '2027' ? 2027 : undefined);
    }
  });
});

describe('a name', () => {
  it('that leads into a private network by the time it is called is not connected to', async () => {
    const { url, received, stop } = await receiver(() => 200);
    undo.push(stop);
    const clock = { now: () => '2027-03-01T12:00:00.000Z' };
    for (const host of ['localhost', 'LOCALHOST', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]']) {
      const target = aWebhook(url.replace('127.0.0.1', host), []);
      const tried = await webhookSender(clock, false).send(target, { id: 'd', body: '{}' });
      expect(tried).toMatchObject({ status: null, error: 'the address leads into a private network' });
    }
    expect(received).toEqual([]);
  });
});
