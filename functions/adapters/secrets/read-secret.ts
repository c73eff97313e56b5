import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';
import type { Delay } from '../../usecases/ports/time.ts';
import { Sha256 } from './sha256.ts';

/** Where AWS Secrets Manager answers, and as whom it is asked. */
export interface SecretsAccess {
  readonly region: string;
  /** Of an emulator; AWS's own otherwise. */
  readonly endpoint?: string | undefined;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** Milliseconds for one try: a Lambda has 10 s to start, and its first guest waits for them. */
const TRY_MS = 2000;
const TRIES = 3;
const PAUSE_MS = 200;

interface Answer {
  readonly status: number;
  readonly text: string;
}

const isTransient = ({ status, text }: Answer): boolean => status >= 500 || /Throttling|TooManyRequests/.test(text);

/** The request that client-secrets-manager would send, signed by the signer that the DynamoDB client carries. */
const signed = async ({ region, credentials }: SecretsAccess, url: URL, body: string) => {
  const signer = new SignatureV4({ service: 'secretsmanager', region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: {
      host: url.host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'secretsmanager.GetSecretValue',
    },
    body,
  });
  return headers;
};

/** By Node's own client, as `fetch` takes 40 ms more of a cold start to load. */
const post = (url: URL, headers: Record<string, string>, body: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'http:' ? requestHttp : requestHttps;
    const sent = send(url, { method: 'POST', headers, signal: AbortSignal.timeout(TRY_MS) }, async (answer) => {
      try {
        let text = '';
        for await (const part of answer.setEncoding('utf8')) text += String(part);
        resolve({ status: answer.statusCode ?? 0, text });
      } catch (error) {
        reject(error);
      }
    });
    sent.on('error', reject);
    sent.end(body);
  });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const refusal = z.object({ __type: z.string(), message: z.string().optional(), Message: z.string().optional() });

/** What an answer without the secret says of why. */
const reasonIn = ({ status, text }: Answer): string => {
  const { data } = refusal.safeParse(parsed(text));
  const said = data && [data.__type.split('#').at(-1), data.message ?? data.Message].filter(Boolean).join(': ');
  return said ?? `it answered ${status} without a reason`;
};

const secretIn = (answer: Answer): { secret: string } | { reason: string } => {
  if (answer.status !== 200) return { reason: reasonIn(answer) };
  const { data } = z.object({ SecretString: z.string().min(1) }).safeParse(parsed(answer.text));
  return data ? { secret: data.SecretString } : { reason: 'its answer holds no SecretString' };
};

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError') return `no answer within ${TRY_MS} ms`;
  return error.message || ('code' in error ? String(error.code) : error.name);
};

/**
 * Reads the text of a secret from AWS Secrets Manager, trying again what may pass by itself. GetSecretValue is one
 * signed POST; the client of the SDK for it would weigh ten times as much in every bundle.
 * @param id the secret's name or ARN
 * @throws an Error of one line that says which secret, where, and why not
 */
export const readSecret = async (access: SecretsAccess, delay: Delay, id: string): Promise<string> => {
  const url = new URL(access.endpoint ?? `https://secretsmanager.${access.region}.amazonaws.com`);
  const body = JSON.stringify({ SecretId: id });
  let reason = '';
  for (let number = 1; number <= TRIES; number += 1) {
    if (number > 1) await delay.sleep(PAUSE_MS * (0.5 + delay.random()));
    try {
      const answer = await post(url, await signed(access, url, body), body);
      const found = secretIn(answer);
      if ('secret' in found) return found.secret;
      reason = found.reason;
      if (!isTransient(answer)) break;
    } catch (error) {
      reason = messageOf(error);
    }
  }
  throw new Error(`The secret ${id} cannot be read from ${url.origin}: ${reason}.`);
};
