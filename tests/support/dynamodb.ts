import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { findJava } from '../../local/dynamodb/java.ts';
import { type DynamoDbLocal, startDynamoDbLocal } from '../../local/dynamodb/start.ts';
import { createTable } from '../../local/table-definition.ts';

const ENDPOINT = 'TEST_DYNAMODB_ENDPOINT';

/** Why tests on DynamoDB Local are skipped, for the name of the skipped suite. */
export const NO_JAVA = 'skipped: DynamoDB Local needs Java 17 or newer, and there is none here';

/**
 * Starts the one DynamoDB Local of a test run, in memory, for a vitest `globalSetup`; the test processes learn its
 * address from their environment. Without Java it starts nothing, and the suites that need it count as skipped.
 */
export async function startForTests(): Promise<() => Promise<void>> {
  if (process.env[ENDPOINT] !== undefined || (await findJava()) === undefined) return async () => undefined;
  const database = await startDynamoDbLocal();
  process.env[ENDPOINT] = database.endpoint;
  return async () => {
    delete process.env[ENDPOINT];
    await database.stop();
  };
}

let own: Promise<DynamoDbLocal> | undefined;

/**
 * The address of a DynamoDB Local that this process has to itself and that ends with it, or undefined without Java: for
 * servers, whose tables have streams. On each write to such a table DynamoDB Local looks through the records of all
 * streams older than it, dropped ones too, so one that many files shared would get slower from file to file.
 * @param steady as `npm start` has it, where speed is looked at: slower to start, faster once warm; of the first call
 */
export async function ownEndpoint({ steady = false } = {}): Promise<string | undefined> {
  if ((await findJava()) === undefined) return undefined;
  own ??= startDynamoDbLocal({ steady });
  return (await own).endpoint;
}

/** The address of the run's DynamoDB Local, or undefined without Java. A file run without the global setup has its own. */
export async function endpointForTests(): Promise<string | undefined> {
  return process.env[ENDPOINT] ?? (await ownEndpoint());
}

/** A client of DynamoDB Local as tests want it: no retries, so that each error is seen. */
export function localClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

/** Tests share one database, so each makes tables of its own. */
export function freshTableName(): string {
  return `test-${randomUUID()}`;
}

/** A table of one test's own, as the stack makes it, with a stream where somebody reads it; answers its name. */
export async function freshTable(client: DynamoDBClient, { stream = false } = {}): Promise<string> {
  const name = freshTableName();
  await createTable(client, name, { stream });
  return name;
}
