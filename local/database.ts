import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createMemoryDynamo } from '../memory-dynamodb/index.ts';
import { findJava } from './dynamodb/java.ts';
import { startDynamoDbLocal } from './dynamodb/start.ts';
import { UsageError } from './options.ts';
import type { Changes } from './pipeline/memory-stream.ts';
import { createTable } from './table-definition.ts';

/** The table of this run and where it is. */
export interface Database {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Undefined for the table in this process's memory, which no other process can reach. */
  readonly endpoint: string | undefined;
  /** Whether it is there again after a restart. */
  readonly keeps: boolean;
  /** Of the table in memory alone, which has no stream to ask for: tells of each change from then on. */
  readonly changes?: Changes;
  readonly stop: () => Promise<void>;
}

const tableName = 'hotel-booking';

/**
 * A client of a DynamoDB on this machine. Calls wait for a socket as long as they must: a flash sale queues here. So
 * there is no connectionTimeout, which in the SDK counts the wait in the queue as well.
 */
export const localClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    maxAttempts: 3,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: { socketAcquisitionWarningTimeout: 3_600_000 },
  });

interface Wishes {
  readonly memory: boolean;
  readonly dataDir: string;
  readonly workers: number;
}

/** A running one wins; with `--memory` it gets a table of its own, which goes with us. */
const running = async (endpoint: string, { memory }: Wishes): Promise<Database> => {
  const client = localClient(endpoint);
  const name = memory ? `${tableName}-${randomUUID()}` : tableName;
  await createTable(client, name).catch((error: unknown) => {
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new Error(`DYNAMODB_ENDPOINT ${endpoint} does not answer as DynamoDB does: ${why}`);
  });
  const stop = async (): Promise<void> => {
    if (memory) await client.send(new DeleteTableCommand({ TableName: name })).catch(() => undefined);
    client.destroy();
  };
  return { client, tableName: name, endpoint, keeps: !memory, stop };
};

const started = async ({ memory, dataDir }: Wishes, onLost: (words: string) => void): Promise<Database> => {
  const database = await startDynamoDbLocal({
    steady: true,
    ...(memory ? {} : { dataDir: path.join(dataDir, 'dynamodb') }),
    onExit: onLost,
  });
  const client = localClient(database.endpoint);
  await createTable(client, tableName);
  const stop = async (): Promise<void> => {
    client.destroy();
    await database.stop();
  };
  return { client, tableName, endpoint: database.endpoint, keeps: !memory, stop };
};

const inMemory = async ({ workers }: Wishes): Promise<Database> => {
  if (workers > 1) {
    throw new UsageError('--workers needs a table the processes can share: install Java 17 or set DYNAMODB_ENDPOINT.');
  }
  const listeners: Parameters<Changes>[0][] = [];
  const onChange: Parameters<Changes>[0] = (change) => {
    for (const listener of listeners) listener(change);
  };
  const changes: Changes = (listener) => listeners.push(listener);
  const client = createMemoryDynamo({ onChange }).client({ maxAttempts: 3 });
  await createTable(client, tableName);
  return { client, tableName, endpoint: undefined, keeps: false, changes, stop: async () => client.destroy() };
};

/**
 * The table: of a DynamoDB that runs already, of a DynamoDB Local started here, or without Java in memory.
 * @param onLost told if the database ends while we run, with its last words
 */
export const openDatabase = async (
  wishes: Wishes,
  endpoint: string | undefined,
  onLost: (words: string) => void,
): Promise<Database> => {
  if (endpoint) return await running(endpoint, wishes);
  return (await findJava()) === undefined ? await inMemory(wishes) : await started(wishes, onLost);
};
