import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ApiWorld, apiWorld, success } from '../support/api-world.ts';
import { receiver } from '../support/webhook-receiver.ts';

let world: ApiWorld;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  room = await world.room((await world.hotel()).id, { totalRooms: 50 });
});
afterAll(() => world?.stop());

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

type Answer = Parameters<typeof receiver>[0];
const listening = async (answer?: Answer) => {
  const made = await receiver(answer);
  undo.push(made.stop);
  return made;
};
const registered = async (url: string, events: string[], person: 'owner' | 'admin' = 'owner', more: object = {}) => {
  const client = world.clients[person];
  const made = success(await client.call('createWebhook', { body: { url, events, ...more } }));
  undo.push(() => client.call('deleteWebhook', { params: { webhookId: made.webhook.id } }));
  return made;
};
const deliveriesOf = async (webhookId: string, undelivered = false) =>
  success(
    await world.clients.owner.call('listDeliveries', {
      params: { webhookId },
      query: { undelivered: undelivered ? 'true' : 'false', limit: '100' },
    }),
  ).items;
const soon = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 15_000, interval: 100 });

describe('a webhook', () => {
  it('is told what it asked for, signed, and nothing else', async () => {
    const { url, received, bodies } = await listening();
    const { secret, webhook } = await registered(url, ['booking.held', 'booking.cancelled']);
    const booking = await world.confirmed(room);
    await world.clients.guest.call('cancelBooking', { params: { bookingId: booking.id }, body: {} });
    await soon(() => expect(received).toHaveLength(2));

    expect(
      bodies()
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(['booking.cancelled', 'booking.held']);
    for (const { headers, body } of received) {
      const signed = {
        'webhook-id': String(headers['webhook-id']),
        'webhook-timestamp': String(headers['webhook-timestamp']),
        'webhook-signature': String(headers['webhook-signature']),
      };
      expect(new Webhook(secret).verify(body, signed)).toMatchObject({ id: headers['webhook-id'] });
      expect(() => new Webhook(secret).verify(`${body} `, signed)).toThrow();
    }
    const held = bodies().find(({ type }) => type === 'booking.held');
    expect(Object.keys(held ?? {}).toSorted()).toEqual(['data', 'id', 'occurredAt', 'type', 'version']);
    expect(held).toMatchObject({
      version: 1,
      occurredAt: booking.createdAt,
      data: { bookingId: booking.id, booking: { status: 'reserved', total: booking.totals.total, nights: 3 } },
    });
    // What is drawn by chance spells any short name now and then.
    const told = JSON.stringify(bodies(), (key, value) => (/^(id|\w+Id|reference)$/.test(key) ? 'an id' : value));
    expect(told).not.toMatch(/ada|@/i);

    await soon(async () => {
      const log = await deliveriesOf(webhook.id);
      expect(log.map(({ state, attempts, tries }) => ({ state, attempts, status: tries[0]?.status }))).toEqual([
        { state: 'delivered', attempts: 1, status: 200 },
        { state: 'delivered', attempts: 1, status: 200 },
      ]);
    });
    expect(await deliveriesOf(webhook.id, true)).toEqual([]);
  });

  it('of one owner hears nothing of another’s hotels; a system admin’s hears of all', async () => {
    const [own, all] = [await listening(), await listening()];
    const other = success(
      await world.clients.otherOwner.call('createWebhook', { body: { url: own.url, events: ['booking.held'] } }),
    );
    undo.push(() => world.clients.otherOwner.call('deleteWebhook', { params: { webhookId: other.webhook.id } }));
    await registered(all.url, ['booking.held'], 'admin');
    const { id } = await world.held(room);
    await soon(() => expect(all.bodies().map(({ data }) => data)).toMatchObject([{ bookingId: id }]));
    expect(own.received).toEqual([]);
  });

  it('of one hotel hears of that one alone, and of no stranger’s', async () => {
    const { url, bodies } = await listening();
    const hotel = await world.hotel({ name: 'Another' });
    const elsewhere = await world.room(hotel.id);
    await registered(url, ['booking.held'], 'owner', { hotelId: hotel.id });
    await world.held(room);
    const { id } = await world.held(elsewhere);
    await soon(() => expect(bodies().map(({ data }) => data)).toMatchObject([{ bookingId: id }]));
    const body = { url, events: ['booking.held'], hotelId: hotel.id };
    expect(await world.clients.otherOwner.call('createWebhook', { body })).toBeProblem(404, 'not-found');
  });

  it('is tried again within five minutes, and then no more once it has answered', async () => {
    let working = false;
    const { url, received } = await listening(() => (working ? 204 : 500));
    const { webhook } = await registered(url, ['booking.held']);
    await world.held(room);
    await soon(async () => expect((await deliveriesOf(webhook.id, true))[0]?.attempts).toBe(1));
    await soon(async () => expect((await deliveriesOf(webhook.id, true))[0]?.tries).toHaveLength(1));
    const [first] = await deliveriesOf(webhook.id, true);
    expect(first?.tries[0]).toMatchObject({ status: 500, error: 'answered 500' });
    const waits = Date.parse(first?.nextAttemptAt ?? '') - Date.parse(first?.tries[0]?.at ?? '');
    expect(waits).toBeGreaterThan(0);
    expect(waits).toBeLessThanOrEqual(5 * 60_000);

    working = true;
    await world.advance('PT6M');
    expect(received).toHaveLength(2);
    expect(received[0]?.headers['webhook-id']).toBe(received[1]?.headers['webhook-id']);
    expect((await deliveriesOf(webhook.id))[0]).toMatchObject({ state: 'delivered', attempts: 2, nextAttemptAt: null });
    await world.advance('PT2H');
    expect(received).toHaveLength(2);
  });

  it('can be sent a delivery again by hand', async () => {
    let working = false;
    const { url, received } = await listening(() => (working ? 200 : 500));
    const { webhook } = await registered(url, ['booking.held']);
    await world.held(room);
    const deliveryId = await world.deliveryTo(webhook.id);
    await soon(async () => expect((await deliveriesOf(webhook.id))[0]?.tries).toHaveLength(1));
    const token = world.tokens.owner;
    const bare = () => world.send(`GET /admin/webhooks/${webhook.id}/deliveries?undelivered&limit=1`, { token });
    expect(await bare()).toMatchObject({ body: { items: [{ id: deliveryId }], nextCursor: null } });
    working = true;
    const params = { webhookId: webhook.id, deliveryId };
    const { delivery } = success(await world.clients.owner.call('redeliver', { params }));
    expect(delivery).toMatchObject({ id: deliveryId, state: 'delivered' });
    expect(received).toHaveLength(2);
    expect(await bare()).toMatchObject({ status: 200, body: { items: [] } });
    const nowhere = { webhookId: webhook.id, deliveryId: 'nothing' };
    expect(await world.clients.owner.call('redeliver', { params: nowhere })).toBeProblem(404, 'not-found');
  });

  it('signs by both secrets while they are being changed', async () => {
    const { url, received } = await listening();
    const before = await registered(url, ['booking.held']);
    const params = { webhookId: before.webhook.id };
    const after = success(await world.clients.owner.call('rotateWebhook', { params }));
    expect(after.secret).not.toBe(before.secret);
    await world.held(room);
    await soon(() => expect(received).toHaveLength(1));
    for (const secret of [before.secret, after.secret]) {
      const headers = Object.fromEntries(
        Object.entries(received[0]?.headers ?? {}).map(([name, value]) => [name, String(value)]),
      );
      expect(new Webhook(secret).verify(received[0]?.body ?? '', headers)).toBeDefined();
    }
  });

  it('that takes nothing for a day is disabled, with a word to its owner', async () => {
    const { url } = await listening(() => 503);
    const { webhook } = await registered(url, ['booking.held']);
    await world.held(room);
    await world.deliveryTo(webhook.id);
    for (const step of ['PT2M', 'PT6M', 'PT16M', 'PT31M', 'PT61M', 'PT121M', 'PT241M', 'PT241M', 'PT361M', 'PT361M']) {
      await world.advance(step);
    }
    await world.signInAll();
    const { webhook: now } = success(
      await world.clients.owner.call('getWebhook', { params: { webhookId: webhook.id } }),
    );
    expect(now).toMatchObject({ status: 'disabled', disabledReason: 'The address has taken nothing for a day.' });
    const [given] = await deliveriesOf(webhook.id, true);
    expect(given).toMatchObject({ state: 'failed', nextAttemptAt: null });
    const mail = await world.mailOf('webhook-disabled', 'owner@example.com');
    expect(mail.text).toContain(url);

    const params = { webhookId: webhook.id };
    const body = { status: 'active' } as const;
    expect(success(await world.clients.owner.call('changeWebhook', { params, body })).webhook).toMatchObject({
      status: 'active',
      disabledReason: null,
    });
  });

  it('that answers with five megabytes, a redirect or not at all has not taken it', async () => {
    const answers = ['flood', 'redirect', 'hang'] as const;
    const hooks = await Promise.all(
      answers.map(async (answer) => {
        const { url } = await listening(() => answer);
        return (await registered(url, ['booking.held'])).webhook.id;
      }),
    );
    await world.held(room);
    const errors = await soon(async () => {
      const logs = await Promise.all(hooks.map((id) => deliveriesOf(id, true)));
      const found = logs.map(([delivery]) => delivery?.tries[0]?.error);
      expect(found).not.toContain(undefined);
      return found;
    });
    expect(errors).toEqual(['the answer is over 65536 bytes', 'answered 302', 'no answer within 5 s']);
  });
});

describe('where webhooks lead', () => {
  const asked = (url: string) => world.clients.owner.call('createWebhook', { body: { url, events: ['booking.held'] } });

  it.each([
    'http://10.0.0.1/hooks',
    'https://192.168.1.1/hooks',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00::1]/hooks',
    'https://[::ffff:10.0.0.1]/hooks',
    'https://0.0.0.0/hooks',
    'https://100.64.0.1/hooks',
    'https://user:password@example.com/hooks',
    'ftp://example.com/hooks',
    'javascript:alert(1)',
    'https://0x0a000001/hooks',
    'not an address',
  ])('is not %s', async (url) => {
    const refused = await asked(url);
    expect(refused).toBeProblem(422, 'refused');
    expect(JSON.stringify(refused.body)).toContain('/url');
  });

  it('is never an event that is not there', async () => {
    const body = { url: 'https://example.com/hooks', events: ['booking.burned'] };
    expect(await world.clients.owner.call('createWebhook', { body })).toBeProblem(400, 'invalid-request');
    const secret = { url: 'https://example.com/hooks', events: ['account.password_reset_requested'] };
    expect(await world.clients.owner.call('createWebhook', { body: secret })).toBeProblem(400, 'invalid-request');
  });

  it('never shows its secret again', async () => {
    const { webhook, secret } = await registered('https://example.com/hooks', ['booking.held']);
    const params = { webhookId: webhook.id };
    for (const answer of [
      await world.clients.owner.call('getWebhook', { params }),
      await world.clients.owner.call('listWebhooks', {}),
      await world.clients.owner.call('changeWebhook', { params, body: { events: ['booking.held'] } }),
    ]) {
      expect(JSON.stringify(answer.body)).not.toContain(secret);
    }
  });

  it('is changed on its version alone', async () => {
    const { webhook } = await registered('https://example.com/hooks', ['booking.held']);
    const params = { webhookId: webhook.id };
    const { owner } = world.clients;
    const at = (version: number) => ({ params, headers: { 'If-Match': `"${version}"` } });
    const body = { events: ['booking.held'] };
    expect(await owner.call('changeWebhook', { ...at(7), body })).toBeProblem(412, 'stale-version');
    expect(await owner.call('rotateWebhook', at(7))).toBeProblem(412, 'stale-version');
    expect(await owner.call('deleteWebhook', at(7))).toBeProblem(412, 'stale-version');
    expect(success(await owner.call('rotateWebhook', at(1))).webhook.version).toBe(2);
    expect(await owner.call('deleteWebhook', at(1))).toBeProblem(412, 'stale-version');
    expect(await owner.call('deleteWebhook', at(2))).toMatchObject({ status: 204 });
  });

  it('of all hotels is nothing to who is no system admin any more', async () => {
    const { userId, email, password, client } = await world.someone('system_admin');
    const body = { url: 'https://example.com/hooks', events: ['booking.held'] };
    const { webhook } = success(await client.call('createWebhook', { body }));
    const role = { role: 'hotel_admin' } as const;
    success(await world.clients.admin.call('changeUser', { params: { userId }, body: role }));
    const session = { email, password, transport: 'bearer' } as const;
    const { token = '' } = success(await world.anyone.call('login', { body: session }));
    const params = { webhookId: webhook.id };
    expect(await world.anyone.as(token).call('listDeliveries', { params })).toBeProblem(404, 'not-found');
    expect(await world.anyone.as(token).call('rotateWebhook', { params })).toBeProblem(404, 'not-found');
    expect(await world.clients.admin.call('deleteWebhook', { params })).toMatchObject({ status: 204 });
  });

  it('is changed by several at once, and none is lost', async () => {
    const { webhook } = await registered('https://example.com/hooks', ['booking.held']);
    const { owner } = world.clients;
    const params = { webhookId: webhook.id };
    const answers = await Promise.all([
      owner.call('changeWebhook', { params, body: { events: ['booking.cancelled'] } }),
      owner.call('changeWebhook', { params, body: { url: 'https://example.com/others' } }),
      owner.call('changeWebhook', { params, body: { hotelId: room.hotelId } }),
      owner.call('rotateWebhook', { params }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(success(await owner.call('getWebhook', { params })).webhook).toMatchObject({
      events: ['booking.cancelled'],
      url: 'https://example.com/others',
      hotelId: room.hotelId,
      version: 5,
    });
  });
});
