import { randomBytes } from 'node:crypto';
import { lookup as resolve } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Webhook as Signer } from 'standardwebhooks';
import { isBefore } from '../../domain/calendar/instant.ts';
import type { Webhook } from '../../domain/webhook.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { traceparentOf } from '../../usecases/ports/trace.ts';
import type { WebhookSecrets, WebhookSender } from '../../usecases/ports/webhooks.ts';
import { judgeUrl, literalAddress, mayReach } from './addresses.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** A receiver takes the event and answers; what it does with it is for later. */
const PATIENCE_MS = 5000;
/** Of an answer only the status matters. */
const MOST_BYTES = 65_536;

/** Resolves as usual and lets nothing through that may not be reached: names can lead elsewhere than when they were judged. */
const guardedLookup =
  (sandbox: boolean): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return callback(error ?? new Error('no address'), '', 4);
      if (!addresses.every(({ address }) => mayReach(address, sandbox))) {
        return callback(new Error('the address leads into a private network'), '', 4);
      }
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/** Posts, follows no redirect, and answers status and Retry-After. */
const post = (target: string, body: string, headers: Record<string, string>, sandbox: boolean): Promise<Answer> =>
  new Promise((fulfil, reject) => {
    const url = new URL(target);
    const literal = literalAddress(url);
    if (literal !== undefined && !mayReach(literal, sandbox)) {
      reject(new Error('the address leads into a private network'));
      return;
    }
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sent = send(
      url,
      {
        method: 'POST',
        headers,
        lookup: guardedLookup(sandbox),
        agent: false,
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MOST_BYTES) response.destroy(new Error(`the answer is over ${MOST_BYTES} bytes`));
        });
        response.on('error', reject);
        const { statusCode: status = 0, headers: answered } = response;
        response.on('end', () => fulfil({ status, retryAfter: answered['retry-after'] }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

const why = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return `no answer within ${PATIENCE_MS / 1000} s`;
  return error.message || error.name;
};

/** Signs as Standard Webhooks says; while a secret is being changed both sign. The time is the real one: receivers check it. */
const signatures = (webhook: Webhook, id: string, at: Date, body: string, now: string): string => {
  const { secret, previousSecret, previousUntil } = webhook;
  const previous =
    previousSecret !== null && previousUntil !== null && isBefore(now, previousUntil) ? [previousSecret] : [];
  return [secret, ...previous].map((each) => new Signer(each).sign(id, at, body)).join(' ');
};

/** The sender of webhooks: only to the open internet, in a sandbox to this machine too. */
export const webhookSender = (clock: Clock, sandbox: boolean): WebhookSender => ({
  judge: (url) => judgeUrl(url, sandbox),

  send: async (webhook, { id, body, trace: traceId }) => {
    const startedAt = performance.now();
    const signedAt = new Date();
    const headers = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'hotel-booking-webhooks/1',
      ...(traceId !== undefined && { traceparent: traceparentOf({ traceId }) }),
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(signedAt.getTime() / 1000)),
      'webhook-signature': signatures(webhook, id, signedAt, body, clock.now()),
    };
    const outcome = await post(webhook.url, body, headers, sandbox).catch((error: unknown) => why(error));
    const ms = Math.round(performance.now() - startedAt);
    const at = clock.now();
    if (typeof outcome === 'string') return { at, ms, status: null, error: outcome };
    const { status, retryAfter } = outcome;
    const good = status >= 200 && status < 300;
    const asked = status === 429 || status === 503 ? retryAfterSeconds(retryAfter, Date.now()) : undefined;
    return { at, ms, status, error: good ? null : `answered ${status}`, retryAfterSeconds: asked };
  },
});

export const webhookSecrets: WebhookSecrets = { next: () => `whsec_${randomBytes(24).toString('base64')}` };
