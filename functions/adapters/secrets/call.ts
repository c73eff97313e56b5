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

/** What of Secrets Manager's interface is used. */
export type SecretsCall =
  | 'CreateSecret'
  | 'DeleteSecret'
  | 'GetSecretValue'
  | 'PutSecretValue'
  | 'UpdateSecretVersionStage';

interface Answer {
  readonly status: number;
  readonly text: string;
}

const isTransient = ({ status, text }: Answer): boolean => status >= 500 || /Throttling|TooManyRequests/.test(text);

/** The request that client-secrets-manager would send, signed by the signer that the DynamoDB client carries. */
const signed = async ({ region, credentials }: SecretsAccess, url: URL, call: SecretsCall, body: string) => {
  const signer = new SignatureV4({ service: 'secretsmanager', region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: {
      host: url.host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `secretsmanager.${call}`,
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

/** What an answer that is no success says of why. */
const reasonIn = ({ status, text }: Answer): string => {
  const { data } = refusal.safeParse(parsed(text));
  const said = data && [data.__type.split('#').at(-1), data.message ?? data.Message].filter(Boolean).join(': ');
  return said ?? `it answered ${status} without a reason`;
};

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError') return `no answer within ${TRY_MS} ms`;
  return error.message || ('code' in error ? String(error.code) : error.name);
};

/** Where Secrets Manager answers: AWS's own address, or an emulator's. */
export const secretsUrl = ({ endpoint, region }: SecretsAccess): URL =>
  new URL(endpoint ?? `https://secretsmanager.${region}.amazonaws.com`);

/**
 * Makes one call of AWS Secrets Manager, trying again what may pass by itself. It is one signed POST; the client of the
 * SDK for it would weigh ten times as much in every bundle.
 * @returns what was answered, or the reason why it was refused, beginning with AWS's name of the error
 */
export const callSecretsManager = async (
  access: SecretsAccess,
  delay: Delay,
  call: SecretsCall,
  input: Readonly<Record<string, unknown>>,
): Promise<{ readonly answer: unknown } | { readonly reason: string }> => {
  const url = secretsUrl(access);
  const body = JSON.stringify(input);
  let reason = '';
  for (let number = 1; number <= TRIES; number += 1) {
    if (number > 1) await delay.sleep(PAUSE_MS * (0.5 + delay.random()));
    try {
      const answer = await post(url, await signed(access, url, call, body), body);
      if (answer.status === 200) return { answer: parsed(answer.text) };
      reason = reasonIn(answer);
      if (!isTransient(answer)) break;
    } catch (error) {
      reason = messageOf(error);
    }
  }
  return { reason };
};
