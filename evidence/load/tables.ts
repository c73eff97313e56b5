import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findJava } from '../../local/dynamodb/java.ts';
import { type TableKind, tableKinds } from '../../local/options.ts';
import { type Asked, print } from '../../scripts/command.ts';

export const tableHelp = '--table T     own or dynamodb-local; both in turn unless given, where Java is installed';
export const tableOption = { table: { type: 'string' } } as const;

/** The tables to measure on, the one of `npm start` first. */
export const tablesAsked = async (given: Asked): Promise<readonly TableKind[]> => {
  const one = given.choice('table', tableKinds);
  if (one !== undefined) return [one];
  if ((await findJava()) !== undefined) return tableKinds;
  print('DynamoDB Local is left out: there is no Java 17 here');
  return ['own'];
};

/** Cleanup at the end of a command. */
export type Closing = (undo: () => Promise<unknown>) => void;

/** A data folder, deleted at the end of the command. */
export const throwAwayFolder = async (closing: Closing): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'load-'));
  closing(() => rm(folder, { recursive: true, force: true }));
  return folder;
};
