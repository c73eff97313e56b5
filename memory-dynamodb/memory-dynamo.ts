import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { type Fault, hangUp, type Intercept } from './faults.ts';
import { ServiceError } from './problems.ts';
import { perform, prepare } from './service.ts';
import { type Change, Tables } from './tables.ts';
import type { Item } from './values/item.ts';
import { type PlainItem, plainItem } from './values/plain.ts';

export type MemoryDynamoOptions = {
  /** Asked before every call, for faults and to hold calls back. */
  readonly intercept?: Intercept;
  /** Told of every committed change, in order, at the moment of the commit. */
  readonly onChange?: (change: Change) => void;
};

/** All items of all tables at one moment; opaque. */
export type Snapshot = ReadonlyMap<string, readonly Item[]>;

export type MemoryDynamo = {
  /**
   * A client of the real SDK whose calls end here instead of on the network. By default it tries once: the SDK's
   * retries wait by the clock and by chance, which a replay from a seed must not.
   */
  client(options?: { readonly maxAttempts?: number; readonly region?: string }): DynamoDBClient;
  /** To put into a client of one's own. */
  readonly requestHandler: NonNullable<DynamoDBClientConfig['requestHandler']>;
  /** Everything in a table, as plain values, for checks of invariants: no call, no fault, no capacity. */
  items(table: string): readonly PlainItem[];
  snapshot(): Snapshot;
  /** Puts the items of every table of the snapshot back; tells `onChange` nothing. */
  restore(snapshot: Snapshot): void;
};

/**
 * DynamoDB in memory, behind the real SDK: conditions, transactions, indexes, limits, errors and billed capacity as on
 * AWS, and its faults on demand. Every call is one indivisible step; there is no timer, no chance and no other
 * asynchrony than `intercept`, so a run replays exactly.
 */
export function createMemoryDynamo(options: MemoryDynamoOptions = {}): MemoryDynamo {
  const tables = new Tables(options.onChange);
  let calls = 0;

  async function handle(request: HttpRequest): Promise<{ response: HttpResponse }> {
    calls += 1;
    const number = calls;
    const operation = operationOf(request);
    const body = textOf(request.body);
    try {
      const prepared = prepare(tables, operation, body);
      const asked = options.intercept?.({ operation, input: prepared.input, number });
      const fault = asked instanceof Promise ? await asked : asked;
      if (fault?.kind === 'lost-request') throw hangUp();
      const response = answerOf(() => perform(operation, prepared, fault));
      await beforeAnswer(fault);
      return { response };
    } catch (error) {
      if (error instanceof ServiceError) return { response: refusal(error) };
      throw error;
    }
  }

  const requestHandler = {
    metadata: { handlerProtocol: 'memory' },
    handle,
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };

  return {
    requestHandler,
    client: ({ maxAttempts = 1, region = 'eu-central-1' } = {}) => clientOf(requestHandler, maxAttempts, region),
    items: (table) => Array.from(tables.table(table).items(), plainItem),
    snapshot: () => new Map(Array.from(tables.all, ([name, { table }]) => [name, [...table.items()]])),
    restore(snapshot) {
      for (const [name, items] of snapshot) {
        const table = tables.table(name);
        table.clear();
        for (const item of items) table.write(table.placeOfItem(item), item);
      }
    },
  };
}

/** Middleware that only dresses the HTTP request for a network there is none of: a fifth of the time of a call. */
const NETWORK_MANNERS = [
  'getUserAgentMiddleware',
  'recursionDetectionMiddleware',
  'hostHeaderMiddleware',
  'loggerMiddleware',
  'contentLengthMiddleware',
];

function clientOf(
  requestHandler: NonNullable<DynamoDBClientConfig['requestHandler']>,
  maxAttempts: number,
  region: string,
): DynamoDBClient {
  const url = new URL('http://memory.invalid');
  const client = new DynamoDBClient({
    region,
    maxAttempts,
    requestHandler,
    endpoint: url.href,
    endpointProvider: () => ({ url }),
    credentials: { accessKeyId: 'memory', secretAccessKey: 'memory' },
    // Nobody checks the signature, and making it is a third of a call.
    signer: { sign: async (unsigned) => unsigned },
  });
  for (const name of NETWORK_MANNERS) client.middlewareStack.remove(name);
  return client;
}

type HttpRequest = { readonly headers: Readonly<Record<string, string>>; readonly body?: unknown };
type HttpResponse = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
};

async function beforeAnswer(fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'lost-response') throw hangUp();
  if (fault?.kind === 'after') await fault.run();
}

function operationOf(request: HttpRequest): string {
  const target = request.headers['x-amz-target'] ?? '';
  return target.slice(target.indexOf('.') + 1);
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array
    ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
    : '{}';
}

function answerOf(run: () => object): HttpResponse {
  try {
    return json(200, run());
  } catch (error) {
    if (error instanceof ServiceError) return refusal(error);
    throw error;
  }
}

function refusal(error: ServiceError): HttpResponse {
  return json(400, {
    __type: `com.amazonaws.dynamodb.v20120810#${error.name}`,
    message: error.message,
    ...error.fields,
  });
}

function json(statusCode: number, body: object): HttpResponse {
  return {
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify(body)),
  };
}
