import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeTableCommand,
  type DynamoDBClient,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { finishTable } from '../backup/new-table.ts';

const isNamed = (error: unknown, ...names: string[]): boolean => error instanceof Error && names.includes(error.name);

export interface PointInTime {
  readonly source: string;
  readonly target: string;
  /** Undefined: the latest that there is, about five minutes ago. */
  readonly at: Date | undefined;
  readonly progress: (line: string) => void;
  /** Milliseconds between two looks at a table that is being restored. */
  readonly everyMs?: number;
}

/**
 * Restores a table into a new one as it was at an instant, and waits until it can be used. A repeated call continues to
 * wait.
 */
export const restoreToPoint = async (
  client: DynamoDBClient,
  { source, target, at, progress, everyMs = 20_000 }: PointInTime,
): Promise<void> => {
  try {
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: source,
        TargetTableName: target,
        ...(at ? { RestoreDateTime: at } : { UseLatestRestorableTime: true }),
      }),
    );
  } catch (error) {
    if (!isNamed(error, 'TableAlreadyExistsException', 'TableInUseException')) throw error;
  }
  for (let waited = 0; ; waited += everyMs) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: target }));
    if (Table?.TableStatus === 'ACTIVE') return;
    progress(`${target} is ${Table?.TableStatus ?? 'unknown'} after ${Math.round(waited / 1000)} s`);
    await sleep(everyMs);
  }
};

/** What an emulator does not know. */
export type Unknown = 'point-in-time recovery' | 'deletion protection';

/**
 * Turns on the features that a restore leaves off: stream, time to live, point-in-time recovery and deletion
 * protection.
 * @returns the features that the emulator behind `client` does not have; AWS has all
 */
export const protectTable = async (client: DynamoDBClient, TableName: string): Promise<Unknown[]> => {
  await finishTable(client, TableName);
  const unknown: Unknown[] = [];
  const tried = async (what: Unknown, change: () => Promise<unknown>): Promise<void> => {
    try {
      await change();
    } catch (error) {
      if (!isNamed(error, 'UnknownOperationException')) throw error;
      unknown.push(what);
    }
  };
  await tried('point-in-time recovery', () =>
    client.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    ),
  );
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  if (Table?.DeletionProtectionEnabled !== true) {
    await tried('deletion protection', () =>
      client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true })),
    );
  }
  return unknown;
};
