import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { ProtocolAnswer, ProtocolRequest } from './calls.ts';

/** The SDK's request handler; here it calls a service in this process. */
export type RequestHandler = NonNullable<DynamoDBClientConfig['requestHandler']>;

type HttpRequest = { readonly headers: Readonly<Record<string, string>>; readonly body?: unknown };

export function handlerOf(answer: (request: ProtocolRequest) => Promise<ProtocolAnswer>): RequestHandler {
  return {
    metadata: { handlerProtocol: 'memory' },
    handle: async ({ headers, body }: HttpRequest) => {
      const { statusCode, body: answered } = await answer({
        target: headers['x-amz-target'] ?? '',
        body: textOf(body),
      });
      return {
        response: {
          statusCode,
          headers: { 'content-type': 'application/x-amz-json-1.0' },
          body: Buffer.from(JSON.stringify(answered)),
        },
      };
    },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

/** Middleware that only prepares the HTTP request for a network: a fifth of the time of a call, not needed here. */
const NETWORK_MANNERS = [
  'getUserAgentMiddleware',
  'recursionDetectionMiddleware',
  'hostHeaderMiddleware',
  'loggerMiddleware',
  'contentLengthMiddleware',
];

/** A client of the real SDK whose calls go to the handler. */
export function clientOf(requestHandler: RequestHandler, maxAttempts: number, region: string): DynamoDBClient {
  const url = new URL('http://memory.invalid');
  const client = new DynamoDBClient({
    region,
    maxAttempts,
    requestHandler,
    endpoint: url.href,
    endpointProvider: () => ({ url }),
    credentials: { accessKeyId: 'memory', secretAccessKey: 'memory' },
    // The signature is not checked, and computing it is a third of a call.
    signer: { sign: async (unsigned) => unsigned },
  });
  for (const name of NETWORK_MANNERS) client.middlewareStack.remove(name);
  return client;
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array
    ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
    : '{}';
}
