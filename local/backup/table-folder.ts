import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openDurableDynamo } from '../../memory-dynamodb/index.ts';
import { usualTable } from '../database.ts';
import { createTable } from '../table-definition.ts';
import { BackupProblem } from './lines.ts';

/** The own table of an `npm start` that is not running. */
export interface TableFolder {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

type Closing = (close: () => Promise<unknown>) => void;

const open = (folder: string, closing: Closing): TableFolder => {
  const dynamo = openDurableDynamo({ folder, onTrouble: (line) => process.stderr.write(`${line}\n`) });
  const client = dynamo.client({ maxAttempts: 3 });
  let closed: Promise<void> | undefined;
  closing(() => {
    closed ??= dynamo.close();
    return closed;
  });
  return { client, tableName: usualTable };
};

/**
 * Opens the own table in the folder of an `npm start`.
 * @throws BackupProblem if there is none
 * @throws StorageError, of one line, if a run has it open or it is damaged
 */
export const openFolder = (dataDir: string, closing: Closing): TableFolder => {
  const folder = path.join(dataDir, 'table');
  if (!existsSync(folder)) {
    throw new BackupProblem(`${dataDir} holds no data of npm start: name its folder by --data, or a table by --table`);
  }
  return open(folder, closing);
};

export interface NewFolder extends TableFolder {
  /** Where it notes how far it has come. */
  readonly note: string;
  /** Closes it and makes it the data of the next `npm start`. */
  readonly finish: () => Promise<void>;
}

/** @throws BackupProblem where there is data already */
export const refuseData = (dataDir: string): void => {
  if (existsSync(path.join(dataDir, 'table')) || existsSync(path.join(dataDir, 'dynamodb'))) {
    throw new BackupProblem(`${dataDir} has data already: restore into another folder by --data`);
  }
};

/**
 * Opens a table that is to be filled beside where the data of an `npm start` will be; it takes its place once it is
 * whole, so that no run ever sees half of it.
 * @throws BackupProblem where there is data already
 */
export const newFolder = async (dataDir: string, closing: Closing): Promise<NewFolder> => {
  refuseData(dataDir);
  const folder = path.join(dataDir, 'table');
  const begun = `${folder}.restoring`;
  let close: () => Promise<unknown> = async () => undefined;
  const opened = open(begun, (how) => {
    close = how;
    closing(how);
  });
  await createTable(opened.client, usualTable);
  return {
    ...opened,
    note: `${folder}.restored.json`,
    finish: async () => {
      await close();
      // The publisher's position in an earlier table does not apply to this one.
      rmSync(path.join(dataDir, 'publisher.json'), { force: true });
      renameSync(begun, folder);
    },
  };
};
