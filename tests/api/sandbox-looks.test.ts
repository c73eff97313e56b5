import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ApiWorld, apiWorld, success } from '../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world?.stop());

describe('the mails of the sandbox', () => {
  it('are pages, as a mail program shows them, that run and load nothing', async () => {
    const { email } = await world.someone();
    const { id: mailId, about, html } = await world.mailOf('verification', email);
    const answer = await world.clients.admin.call('getSentMail', { params: { mail: mailId }, query: { about } });
    expect(answer.status).toBe(200);
    expect(answer.body).toBe(html);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';.* sandbox /);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('are not found by an id that no mail has, nor by another time', async () => {
    const { email } = await world.someone();
    const { id: mailId, about } = await world.mailOf('verification', email);
    const query = { about: '2001-01-01T00:00:00.000Z' };
    expect(await world.clients.admin.call('getSentMail', { params: { mail: mailId }, query })).toBeProblem(
      404,
      'not-found',
    );
    const other = { params: { mail: `${mailId}x` }, query: { about } };
    expect(await world.clients.admin.call('getSentMail', other)).toBeProblem(404, 'not-found');
  });
});

describe('the receiver of the sandbox', () => {
  /** The first delivery to a webhook at one of the receiver's addresses, once it was tried. */
  const deliveredTo = async (answer: 'ok' | 'down') => {
    const { admin } = world.clients;
    const url = `${world.server.url}/api/v1/sandbox/receiver/${answer}`;
    const { webhook } = success(await admin.call('createWebhook', { body: { url, events: ['booking.held'] } }));
    const params = { webhookId: webhook.id };
    await world.held(await world.room((await world.hotel()).id));
    const tried = await vi.waitFor(
      async () => {
        const { items } = success(await admin.call('listDeliveries', { params, query: {} }));
        const delivery = items.find(({ tries }) => tries.length > 0);
        if (!delivery) throw new Error('nothing was delivered yet');
        return delivery;
      },
      { timeout: 15_000, interval: 100 },
    );
    success(await admin.call('deleteWebhook', { params }));
    return tried;
  };

  it('takes what a webhook is sent', async () => {
    expect(await deliveredTo('ok')).toMatchObject({ state: 'delivered', tries: [{ status: 204 }] });
  });

  it('or fails, so that one sees an event come again', async () => {
    expect(await deliveredTo('down')).toMatchObject({ state: 'pending', tries: [{ status: 422 }] });
  });
});
