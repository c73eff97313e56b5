import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DeleteTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient, type DynamoDBStreamsClientConfig } from '@aws-sdk/client-dynamodb-streams';
import { createMemoryDynamo, openDurableDynamo, serveDynamo } from '../memory-dynamodb/index.ts';
import { UsageError } from './arguments.ts';
import { startDynamoDbLocal } from './dynamodb/start.ts';
import type { TableKind } from './options.ts';
import { createTable } from './table-definition.ts';

/** The table of this run and its address. */
export interface Database {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Of its changes, for the publisher. */
  readonly streams: DynamoDBStreamsClient;
  /** Where other processes reach it; undefined where only this one does. */
  readonly endpoint: string | undefined;
  /** Whether it is there again after a restart. */
  readonly keeps: boolean;
  readonly stop: () => Promise<void>;
}

/** The table of an `npm start`. */
export const usualTable = 'hotel-booking';
const tableName = usualTable;

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

/** A client of the streams of a DynamoDB on this machine, or of our own table in this process. */
export const streamsClient = (
  how: Pick<DynamoDBStreamsClientConfig, 'endpoint' | 'requestHandler'>,
): DynamoDBStreamsClient =>
  new DynamoDBStreamsClient({
    endpoint: 'http://memory.invalid',
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...how,
  });

export interface DatabaseOptions {
  readonly memory: boolean;
  readonly dataDir: string;
  readonly workers: number;
  readonly table: TableKind;
}

/** A running one has priority; with `--memory` this run gets its own table, which ends with it. */
const running = async (endpoint: string, { memory }: DatabaseOptions): Promise<Database> => {
  const client = localClient(endpoint);
  const name = memory ? `${tableName}-${randomUUID()}` : tableName;
  await createTable(client, name).catch((error: unknown) => {
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new Error(`DYNAMODB_ENDPOINT ${endpoint} does not answer as DynamoDB does: ${why}`);
  });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  if (Table?.LatestStreamArn === undefined) {
    throw new UsageError(
      `the table ${name} has no stream, as a restore into it has not ended: run npm run restore again`,
    );
  }
  const stop = async (): Promise<void> => {
    if (memory) await client.send(new DeleteTableCommand({ TableName: name })).catch(() => undefined);
    client.destroy();
  };
  return { client, streams: streamsClient({ endpoint }), tableName: name, endpoint, keeps: !memory, stop };
};

const ofDynamoDbLocal = (dataDir: string): string => path.join(dataDir, 'dynamodb');

const started = async ({ memory, dataDir }: DatabaseOptions, onLost: (words: string) => void): Promise<Database> => {
  const database = await startDynamoDbLocal({
    steady: true,
    ...(memory ? {} : { dataDir: ofDynamoDbLocal(dataDir) }),
    onExit: (words) => onLost(`the database ended by itself: ${words.trim().split('\n').at(-1) ?? ''}`),
  });
  const { endpoint } = database;
  const client = localClient(endpoint);
  await createTable(client, tableName);
  const stop = async (): Promise<void> => {
    client.destroy();
    await database.stop();
  };
  return { client, streams: streamsClient({ endpoint }), tableName, endpoint, keeps: !memory, stop };
};

/** The number of changes that can wait for the publisher if no data is kept. */
const STREAMED = 100_000;

/** @throws UsageError if the folder has data of DynamoDB Local and none of our own table */
const refuseOtherData = (dataDir: string, folder: string): void => {
  if (existsSync(folder) || !existsSync(ofDynamoDbLocal(dataDir))) return;
  throw new UsageError(
    `${dataDir} has data of DynamoDB Local: go on with it by --table dynamodb-local, or choose another folder by --data.`,
  );
};

/** Our own table: in this process, and over HTTP for the server processes where there are several. */
const own = async (options: DatabaseOptions, onTrouble: (line: string) => void): Promise<Database> => {
  const { memory, dataDir, workers } = options;
  const folder = path.join(dataDir, 'table');
  if (!memory) refuseOtherData(dataDir, folder);
  const dynamo = memory ? createMemoryDynamo({ streamed: STREAMED }) : openDurableDynamo({ folder, onTrouble });
  const service = workers > 1 ? await serveDynamo(dynamo) : undefined;
  const client = dynamo.client({ maxAttempts: 3 });
  await createTable(client, tableName);
  const { requestHandler } = dynamo;
  const stop = async (): Promise<void> => {
    await service?.stop();
    client.destroy();
    if ('close' in dynamo) await dynamo.close();
  };
  return {
    client,
    streams: streamsClient({ requestHandler }),
    tableName,
    endpoint: service?.endpoint,
    keeps: !memory,
    stop,
  };
};

/**
 * The table: of a DynamoDB that runs already, of a DynamoDB Local started here, or our own.
 * @param onLost called with one line if the database ends or cannot write any more while we run
 * @param onTrouble called with one line of warning
 * @throws an Error of one line where the table cannot be opened
 */
export const openDatabase = async (
  options: DatabaseOptions,
  endpoint: string | undefined,
  onLost: (line: string) => void,
  onTrouble: (line: string) => void,
): Promise<Database> => {
  if (endpoint) return await running(endpoint, options);
  return options.table === 'dynamodb-local' ? await started(options, onLost) : await own(options, onTrouble);
};
