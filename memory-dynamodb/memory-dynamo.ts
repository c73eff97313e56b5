import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { answering, type ProtocolAnswer, type ProtocolRequest } from './calls.ts';
import type { Intercept } from './faults.ts';
import { clientOf, handlerOf, type RequestHandler } from './sdk-client.ts';
import { StreamLog } from './streams/stream-log.ts';
import { type Change, Tables } from './tables.ts';
import type { Item } from './values/item.ts';
import { type PlainItem, plainItem } from './values/plain.ts';

export type MemoryDynamoOptions = {
  /** Asked before every call, for faults and to hold calls back. */
  readonly intercept?: Intercept;
  /** Called with every committed change, in order, at the moment of the commit. */
  readonly onChange?: (change: Change) => void;
  /** The newest changes can be read by DynamoDB Streams; so many of them at least. */
  readonly streamed?: number;
};

/** All items of all tables at one moment; opaque. */
export type Snapshot = ReadonlyMap<string, readonly Item[]>;

/** What every table of this package has: calls by the real SDK, or by the protocol alone. */
export type Dynamo = {
  /**
   * A client of the real SDK whose calls end here instead of on the network. By default it tries once: the SDK's
   * retries wait by the clock and by chance, which a replay from a seed must not.
   */
  client(options?: { readonly maxAttempts?: number; readonly region?: string }): DynamoDBClient;
  /** To put into a client of one's own, of DynamoDB or of its streams. */
  readonly requestHandler: RequestHandler;
  /** Answers one request of the JSON protocol. */
  readonly answer: (request: ProtocolRequest) => Promise<ProtocolAnswer>;
};

export type MemoryDynamo = Dynamo & {
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
