import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ProtocolAnswer } from './calls.ts';
import type { Dynamo } from './memory-dynamo.ts';

export type DynamoService = {
  /** `http://127.0.0.1:PORT`, for an SDK client's endpoint. */
  readonly endpoint: string;
  /** Accepts no more requests, and completes the open ones. */
  stop(): Promise<void>;
};

/** A batch has 16 MB at most; its JSON can be longer. */
const MAX_BODY_BYTES = 32 * 1_024 * 1_024;
const HOST = '127.0.0.1';

/**
 * Serves a table to other processes of this machine, by DynamoDB's own JSON protocol on the loopback address only.
 * Signatures are not checked. A web page cannot call it: the protocol needs a header that requires a CORS preflight,
 * which always fails, and the host name must be the address itself.
 * @param port 0 picks a free one
 */
export async function serveDynamo(dynamo: Pick<Dynamo, 'answer'>, port = 0): Promise<DynamoService> {
  const server = createServer((request, response) => {
    serve(dynamo, request).then(
      ({ statusCode, body }) => send(response, statusCode, body),
      // A fault has broken the connection.
      () => response.destroy(),
    );
  });
  // Idle connections must stay open longer than the SDK keeps them.
  server.keepAliveTimeout = 60_000;
  server.listen(port, HOST);
  await once(server, 'listening');
  const address = server.address();
  const listening = address !== null && typeof address === 'object' ? address.port : port;
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeIdleConnections();
    await closed;
  };
  return { endpoint: `http://${HOST}:${listening}`, stop };
}

async function serve(dynamo: Pick<Dynamo, 'answer'>, request: IncomingMessage): Promise<ProtocolAnswer> {
  const target = request.headers['x-amz-target'];
  if (request.method !== 'POST' || typeof target !== 'string' || !isOurs(request.headers.host)) {
    return refused(400, 'MissingAuthenticationTokenException', 'Not a request of the DynamoDB JSON protocol');
  }
  const body = await textOf(request);
  if (body === undefined) return refused(413, 'RequestEntityTooLargeException', 'The request is too large');
  try {
    return await dynamo.answer({ target, body });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(400, 'SerializationException', 'The body is not JSON');
  }
}

function isOurs(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
}

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refused(statusCode: number, name: string, message: string): ProtocolAnswer {
  return { statusCode, body: { __type: `com.amazon.coral.service#${name}`, message } };
}

function send(response: ServerResponse, statusCode: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(statusCode, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': bytes.length,
    'x-amzn-requestid': randomUUID(),
  });
  response.end(bytes);
}
