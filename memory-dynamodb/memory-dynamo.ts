import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { answering, type ProtocolAnswer, type ProtocolRequest } from './calls.ts';
import type { Intercept } from './faults.ts';
import { clientOf, handlerOf, type RequestHandler } from './sdk-client.ts';
import { StreamLog } from './streams/stream-log.ts';
import { type Change, Tables } from './tables.ts';
import type { Item } from './values/item.ts';
import { type PlainItem, plainItem } from './values/plain.ts';

export type MemoryDynamoOptions = {
  /** Called before every call, to inject faults or delay the call. */
  readonly intercept?: Intercept;
  /** Called with every committed change, in order, at the moment of the commit. */
  readonly onChange?: (change: Change) => void;
  /** Minimum number of newest changes that DynamoDB Streams can read. */
  readonly streamed?: number;
};

/** All items of all tables at one moment; opaque. */
export type Snapshot = ReadonlyMap<string, readonly Item[]>;

/** The common interface of the tables: calls through the real SDK, or through the protocol. */
export type Dynamo = {
  /**
   * A real SDK client whose calls are served here instead of over the network. By default it does not retry: the SDK's
   * retries depend on the clock and on random delays, so a run could not be replayed from its seed.
   */
  client(options?: { readonly maxAttempts?: number; readonly region?: string }): DynamoDBClient;
  /** A request handler for another SDK client, of DynamoDB or of its streams. */
  readonly requestHandler: RequestHandler;
  /** Answers one request of the JSON protocol. */
  readonly answer: (request: ProtocolRequest) => Promise<ProtocolAnswer>;
};

export type MemoryDynamo = Dynamo & {
  /** Everything in a table, as plain values, for invariant checks: without a call, fault or capacity. */
  items(table: string): readonly PlainItem[];
  snapshot(): Snapshot;
  /** Restores the items of every table in the snapshot; does not call `onChange`. */
  restore(snapshot: Snapshot): void;
};

/**
 * DynamoDB in memory, behind the real SDK: conditions, transactions, indexes, limits, errors and billed capacity as on
 * AWS, and injected faults. Every call is one atomic step; there are no timers, no randomness and no asynchrony except
 * `intercept`, so a run replays exactly.
 */
export function createMemoryDynamo(options: MemoryDynamoOptions = {}): MemoryDynamo {
  const { intercept, streamed } = options;
  const log = streamed === undefined ? undefined : new StreamLog(streamed);
  const onChange = (change: Change): void => {
    log?.add({ ...change, at: Date.now() });
    options.onChange?.(change);
  };
  const told = log !== undefined || options.onChange !== undefined;
  const tables = new Tables({ onChange: told ? onChange : undefined });

  return {
    ...dynamoOf(answering({ tables, intercept, log })),
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

export function dynamoOf(answer: Dynamo['answer']): Dynamo {
  const requestHandler = handlerOf(answer);
  return {
    answer,
    requestHandler,
    client: ({ maxAttempts = 1, region = 'eu-central-1' } = {}) => clientOf(requestHandler, maxAttempts, region),
  };
}
