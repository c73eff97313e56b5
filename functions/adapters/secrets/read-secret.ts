import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';

// One signed POST. The SDK's client for it would add more to each bundle than everything a group does itself; the
// signer is there already, as DynamoDB's client needs it.

/** What Lambda gives every function. */
const credentials = z.object({
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().min(1).optional(),
  /** An emulator's address. */
  AWS_ENDPOINT_URL: z.url().optional(),
});

const answered = z.object({ SecretString: z.string() });
type Source = string | ArrayBuffer | ArrayBufferView;

const bytesOf = (source: Source): Uint8Array => {
  if (typeof source === 'string') return Buffer.from(source, 'utf8');
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
};

/** SHA-256 as the signer wants it: with a key it is an HMAC. */
class Sha256 {
  private readonly hash: Hash | Hmac;
  constructor(key?: Source) {
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(key));
  }
  update(chunk: Source): void {
    this.hash.update(bytesOf(chunk));
  }
  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.hash.digest());
  }
}

/** Long enough for a busy moment, short enough that the start of a container can be tried again. */
const patienceMs = 3000;

/**
 * The text of a secret in Secrets Manager.
 * @throws an Error that names the secret and the answer, never a key
 */
export const readSecret = async (id: string, env: NodeJS.ProcessEnv = process.env): Promise<string> => {
  const given = credentials.parse(env);
  const region = given.AWS_REGION;
  const url = new URL(given.AWS_ENDPOINT_URL ?? `https://secretsmanager.${region}.amazonaws.com`);
  const signer = new SignatureV4({
    region,
    service: 'secretsmanager',
    sha256: Sha256,
    credentials: {
      accessKeyId: given.AWS_ACCESS_KEY_ID,
      secretAccessKey: given.AWS_SECRET_ACCESS_KEY,
      ...(given.AWS_SESSION_TOKEN !== undefined && { sessionToken: given.AWS_SESSION_TOKEN }),
    },
  });
  const body = JSON.stringify({ SecretId: id });
  const signed = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: '/',
    query: {},
    headers: {
      host: url.host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'secretsmanager.GetSecretValue',
    },
    body,
  });
  const response = await fetch(new URL('/', url), {
    method: 'POST',
    headers: signed.headers,
    body,
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new Error(`Secrets Manager answered ${response.status} for ${id}.`);
  return answered.parse(await response.json()).SecretString;
};
