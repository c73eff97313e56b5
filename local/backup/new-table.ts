import {
  DescribeTableCommand,
  type DynamoDBClient,
  ScanCommand,
  type TableDescription,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { becomesActive, createTable, enableTimeToLive } from '../table-definition.ts';
import { BackupProblem } from './lines.ts';

const described = async (client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
};

/**
 * Makes the table that a backup is restored into. It has no stream until it is whole: no event is published of what is put into
 * it, and a run that finds it without one refuses to start.
 * @throws BackupProblem where the table is in use
 */
export const beginTable = async (client: DynamoDBClient, tableName: string): Promise<void> => {
  const there = await described(client, tableName);
  if (there === undefined) return createTable(client, tableName, { stream: false });
  if (there.StreamSpecification?.StreamEnabled === true) {
    const { Count = 0 } = await client.send(new ScanCommand({ TableName: tableName, Limit: 1 }));
    const why = Count > 0 ? 'holds data' : 'is in use';
    throw new BackupProblem(`the table ${tableName} ${why}: restore into a new one, --table with another name`);
  }
};

/** Turns on the stream and the other features of a table, once all its items are there. Can be repeated. */
export const finishTable = async (client: DynamoDBClient, tableName: string): Promise<void> => {
  const there = await described(client, tableName);
  if (there?.StreamSpecification?.StreamEnabled !== true) {
    await client.send(
      new UpdateTableCommand({
        TableName: tableName,
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
    await becomesActive(client, tableName);
  }
  await enableTimeToLive(client, tableName);
};
