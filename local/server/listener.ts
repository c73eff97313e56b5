import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Problem } from '../../functions/contract/problem-answer.ts';
import { problemTable } from '../../functions/contract/problems.ts';
import { serverTimeHeader } from '../../functions/runtime/steps/headers.ts';
import { addressOf, contextOf, eventOf } from './event.ts';

/** What serves a proxy event; `malformed` serves one whose address cannot be read, `tooLong` one that is too long. */
export interface Application {
  readonly serve: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;
  readonly malformed: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;
  readonly tooLong: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;
  /** Serves requests outside the API, such as the files of pictures; false if the request is for something else. */
  readonly aside?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** The instant by the system's own clock. */
  readonly now: () => string;
}

/** One byte more than is allowed is enough for the chain to see that it is too much. */
const keptBytes = 256 * 1024 + 1;
/** A client that continues to send after that is disconnected. */
const cutOffBytes = 16 * 1024 * 1024;

/** Bytes of path and query; longer ones are refused, as gateways and proxies on the way would. */
const mostTarget = 8192;

/** The body up to a byte above the limit; undefined if the client disconnected before its end. */
const bodyOf = (request: IncomingMessage): Promise<Buffer | undefined> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let kept = 0;
    let seen = 0;
    request.on('data', (chunk: Buffer) => {
      seen += chunk.length;
      if (seen > cutOffBytes) request.destroy();
      if (kept >= keptBytes) return;
      const part = chunk.subarray(0, keptBytes - kept);
      kept += part.length;
      chunks.push(part);
      // The rest is read and thrown away, so that a client still sending gets to read its answer.
      if (kept >= keptBytes) resolve(Buffer.concat(chunks));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('close', () => resolve(undefined));
    request.on('error', () => resolve(undefined));
  });

const send = (response: ServerResponse, method: string | undefined, result: APIGatewayProxyResult): void => {
  const body = Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8');
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(result.headers ?? {})) headers[name] = String(value);
  for (const [name, values] of Object.entries(result.multiValueHeaders ?? {})) headers[name] = values.map(String);
  if (result.statusCode !== 204 && result.statusCode !== 304 && method !== 'HEAD')
    headers['Content-Length'] = String(body.length);
  response.writeHead(result.statusCode, headers);
  response.end(method === 'HEAD' ? undefined : body);
};

const answer = async (app: Application, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await bodyOf(request);
  if (body === undefined) return;
  const target = request.url ?? '/';
  const address = target.length > mostTarget ? undefined : addressOf(target);
  const event = eventOf(request, address ?? { path: '/', query: {} }, body);
  const instead = target.length > mostTarget ? app.tooLong : app.malformed;
  const result = await (address === undefined ? instead : app.serve)(event, contextOf());
  if (!response.destroyed) send(response, request.method, result);
};

const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** A problem about a request that was not read so far that it had a route or an id. */
const problemBody = (status: number): Problem => {
  const { title, explanation } = problemTable['headers-too-large'];
  const isTooLarge = status === problemTable['headers-too-large'].status;
  return {
    type: isTooLarge ? '/problems/headers-too-large' : 'about:blank',
    title: isTooLarge ? title : (STATUS_CODES[status] ?? 'Bad Request'),
    status,
    detail: isTooLarge ? explanation : 'This is not a request we can read.',
    instance: '/',
    traceId: randomUUID(),
  };
};

/** A request that is not HTTP, or too slow, never reaches the chain. */
const refuse = (app: Pick<Application, 'now'>, error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statuses[error.code ?? ''] ?? 400;
  const problem = problemBody(status);
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Bad Request'}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${body.length}`,
      `X-Request-Id: ${problem.traceId}`,
      `${serverTimeHeader}: ${app.now()}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};

/** An HTTP server that turns requests into the proxy events of API Gateway, and answers back. */
export const serverFor = (app: Application, onFailure: (error: unknown) => void): Server => {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 30_000 });
  server.on('request', (request, response) => {
    if (app.aside?.(request, response)) return;
    answer(app, request, response).catch((error) => {
      onFailure(error);
      response.destroy();
    });
  });
  // A client that asks first whether it may send is answered by the same rules.
  server.on('checkContinue', (request, response) => {
    response.writeContinue();
    server.emit('request', request, response);
  });
  // Any other expectation is ignored, as RFC 9110 allows: Node's own 417 would lack our headers.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('clientError', (error, socket) => refuse(app, error, socket as Socket));
  return server;
};

/** How long a request under way may take once the process has to stop. */
const drainMs = 10_000;

/** Stops taking connections and answers once those under way are done, or cut. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), drainMs).unref();
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
