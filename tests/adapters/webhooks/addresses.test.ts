import { describe, expect, it } from 'vitest';
import { judgeUrl, mayReach } from '../../../functions/adapters/webhooks/addresses.ts';
import { webhookSender } from '../../../functions/adapters/webhooks/sender.ts';
import type { Delivery, Webhook } from '../../../functions/domain/webhook.ts';
import { tried } from '../../../functions/domain/webhook.ts';
import { receiver } from '../../support/webhook-receiver.ts';

describe('an address', () => {
  it.each(['8.8.8.8', '2001:4860:4860::8888'])('%s is on the open internet', (address) => {
    expect(mayReach(address, false)).toBe(true);
  });
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('%s is this machine: a sandbox’s alone', (address) => {
    expect([mayReach(address, false), mayReach(address, true)]).toEqual([false, true]);
  });
  it.each(['10.1.2.3', '172.16.0.1', '192.168.0.1', '169.254.169.254', 'fe80::1', 'fd12::1', '0.0.0.0', '224.0.0.1'])(
    '%s is nobody’s to send to',
    (address) => expect([mayReach(address, false), mayReach(address, true)]).toEqual([false, false]),
  );

  it('is https where people pay with real money', async () => {
    expect(await judgeUrl('http://8.8.8.8/hooks', false)).toEqual({ objection: 'is not an https address' });
    expect(await judgeUrl('http://8.8.8.8/hooks', true)).toEqual({ url: 'http://8.8.8.8/hooks' });
    expect(await judgeUrl('https://127.0.0.1/hooks', false)).toEqual({ objection: 'leads into a private network' });
  });
});

const webhook: Webhook = {
  id: 'hook',
  ownerId: 'rui',
  scope: 'own',
  hotelId: null,
  url: '',
  events: [],
  status: 'active',
  disabledReason: null,
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  previousSecret: null,
  previousUntil: null,
  createdAt: '',
  updatedAt: '',
  version: 1,
};
const now = '2027-03-01T12:00:00.000Z';
const clock = { now: () => now };

describe('the sender', () => {
  it('judges the address again as it connects: a name may lead elsewhere by then', async () => {
    const { url, received, stop } = await receiver();
    const port = new URL(url).port;
    // localhost is a name that leads to this machine; outside a sandbox nothing goes there.
    const target = { ...webhook, url: `http://localhost:${port}/hooks` };
    const strict = await webhookSender(clock, false).send(target, { id: 'd', body: '{}' });
    expect(strict).toMatchObject({ status: null, error: 'the address leads into a private network' });
    const literal = await webhookSender(clock, false).send({ ...webhook, url }, { id: 'd', body: '{}' });
    expect(literal).toMatchObject({ status: null, error: 'the address leads into a private network' });
    expect(received).toEqual([]);
    expect(await webhookSender(clock, true).send({ ...webhook, url }, { id: 'd', body: '{}' })).toMatchObject({
      status: 200,
    });
    await stop();
  });
});

describe('a delivery', () => {
  const delivery: Delivery = {
    id: 'd',
    webhookId: 'hook',
    type: 'booking.held',
    version: 1,
    occurredAt: now,
    body: '{}',
    state: 'pending',
    attempts: 1,
    createdAt: now,
    dueAt: now,
    deliveredAt: null,
    tries: [],
  };

  it('waits longer after each try in vain, and is given up when a day is over', () => {
    let current = delivery;
    const waits: number[] = [];
    for (let at = Date.parse(now); current.state === 'pending'; at = Date.parse(current.dueAt ?? now)) {
      const moment = new Date(at).toISOString();
      current = tried(current, { at: moment, ms: 5, status: 500, error: 'answered 500' });
      if (current.dueAt !== null) waits.push((Date.parse(current.dueAt) - at) / 60_000);
      current = { ...current, attempts: current.attempts + 1 };
    }
    expect(waits[0]).toBeLessThanOrEqual(5);
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    const total = waits.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeGreaterThan(18 * 60);
    expect(total).toBeLessThanOrEqual(24 * 60);
    expect(current.state).toBe('failed');
  });

  it('is delivered by any answer of 200 to 299, and by no other', () => {
    const after = (status: number) => tried(delivery, { at: now, ms: 1, status, error: null }).state;
    expect([200, 202, 204, 299].map(after)).toEqual(Array(4).fill('delivered'));
    expect([100, 301, 302, 400, 410, 500].map(after)).toEqual(Array(6).fill('pending'));
  });
});
