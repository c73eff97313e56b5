import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { openFolder, type TableFolder } from '../../local/backup/table-folder.ts';
import type { Asked, Closing } from '../command.ts';
import { askedTable, namesTable, tableOptions } from './table.ts';

/** The options that select the data of a command: a table, or the folder of an `npm start`. */
export const dataOptions = { ...tableOptions, data: { type: 'string' } } as const;

/** The folder of an `npm start` that the command works on; undefined where it names a table instead. */
export const askedFolder = (asked: Asked): string | undefined =>
  asked.text('data') ?? (namesTable(asked) ? undefined : process.env['DATA_DIR'] || '.data');

/**
 * The data that a command works on; that of a folder has no stream.
 * @throws CommandError or BackupProblem if there is none
 */
export const askedData = (
  asked: Asked,
  closing: Closing,
): TableFolder & { readonly streams?: DynamoDBStreamsClient } => {
  const folder = askedFolder(asked);
  return folder === undefined ? askedTable(asked, closing) : openFolder(folder, closing);
};
