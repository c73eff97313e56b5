import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/problems.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const secret = 'whsec_of_tests';
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ env: { STRIPE_SECRET_KEY: 'sk_test_none', STRIPE_WEBHOOK_SECRET: secret } });
});
afterAll(() => server?.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1/payments/stripe`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body,
  });
// Spaced as no JSON.stringify would: what is signed are the bytes.
const payload = '{ "id":"evt_1",\n  "object":"event", "type":"customer.created", "data":{"object":{"name":"Žofie"}} }';
const signature = (by = secret) => Stripe.webhooks.generateTestHeaderString({ payload, secret: by });

describe('POST /payments/stripe', () => {
  it('takes what Stripe has signed, byte by byte', async () => {
    const answer = await post(payload, { 'Stripe-Signature': signature() });
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 200, body: { received: true } });
  });

  it.each([
    ['without a signature', payload, {}],
    ['signed by somebody else', payload, { 'Stripe-Signature': signature('whsec_of_somebody') }],
    ['with a signature of another body', `${payload} `, { 'Stripe-Signature': signature() }],
    ['that is no JSON', '{', { 'Stripe-Signature': signature() }],
  ])('refuses one %s', async (_what, body, headers: Record<string, string>) => {
    await expectProblem(await post(body, headers), 'invalid-request');
  });
});
