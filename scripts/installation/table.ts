import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import { streamsClient } from '../../local/database.ts';
import { type Asked, type Closing, CommandError } from '../command.ts';
import { clientFor } from './client.ts';

const stages = ['dev', 'production'] as const;
const root = new URL('../../', import.meta.url).pathname;

/** The options that select the table of a command. */
export const tableOptions = { table: { type: 'string' }, stage: { type: 'string' } } as const;

export const tableHelp = `  --table NAME        the table (or TABLE_NAME); that of npm start is hotel-booking
  --stage STAGE       ${stages.join(' or ')}: the table that cdk.out/STAGE.json names, as docs/deploy.md has it written
  DYNAMODB_ENDPOINT   an emulator, such as http://127.0.0.1:8000; without it AWS, with its usual credentials
`;

const outputs = z.record(z.string(), z.record(z.string(), z.string()));

/** The table that the last deploy of a stage named. @throws CommandError if none is stored */
const tableOfStage = (stage: string): string => {
  const file = join(root, 'cdk.out', `${stage}.json`);
  const deploy = `deploy with --outputs-file cdk.out/${stage}.json, or name the table by --table`;
  if (!existsSync(file)) throw new CommandError(`there is no cdk.out/${stage}.json: ${deploy}`);
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CommandError(`cdk.out/${stage}.json is not whole: ${deploy}`);
  }
  const name = outputs.safeParse(found).data?.[`HotelBooking-${stage}-Api`]?.['TableName'];
  if (name === undefined) throw new CommandError(`cdk.out/${stage}.json names no table: ${deploy}`);
  return name;
};

/** A table of DynamoDB, of AWS or of an emulator. */
export interface AskedTable {
  readonly client: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly tableName: string;
}

/** Whether the command names a table of DynamoDB at all, rather than a folder on this machine. */
export const namesTable = (asked: Asked): boolean =>
  Boolean(
    asked.text('table') ?? asked.text('stage') ?? (process.env['TABLE_NAME'] || process.env['DYNAMODB_ENDPOINT']),
  );

/** @throws CommandError if no table is named, or the stage is unknown */
export const askedTable = (asked: Asked, closing: Closing): AskedTable => {
  const stage = asked.choice('stage', stages);
  const tableName = asked.text('table') ?? (stage ? tableOfStage(stage) : process.env['TABLE_NAME']);
  if (!tableName) throw new CommandError('say which table: --table NAME, --stage STAGE or TABLE_NAME');
  const endpoint = process.env['DYNAMODB_ENDPOINT'] || undefined;
  const client = clientFor(endpoint);
  const streams = endpoint === undefined ? new DynamoDBStreamsClient({}) : streamsClient({ endpoint });
  closing(async () => {
    client.destroy();
    streams.destroy();
  });
  return { client, streams, tableName };
};

const reasons: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'there are no credentials for AWS: set AWS_PROFILE, or DYNAMODB_ENDPOINT for an emulator',
  UnrecognizedClientException: 'AWS does not know these credentials: sign in again',
  ExpiredTokenException: 'the credentials for AWS have run out: sign in again',
  ResourceNotFoundException: 'there is no such table in this account and region: name another by --table',
  AccessDeniedException: 'these credentials may not do that: use those of an operator (docs/recovery.md)',
};

/** Explains an error of AWS and what to do about it. */
export const explainedFailure = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const said = reasons[error.name];
  if (said !== undefined) return new CommandError(said);
  if (error.message.includes('Region is missing')) return new CommandError('set AWS_REGION to the region of the table');
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    return new CommandError('nothing answers at DYNAMODB_ENDPOINT, or in that region of AWS: check the address');
  }
  return error;
};

/** Runs code that calls a table; errors of AWS explain what to do. */
export const explaining = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw explainedFailure(error);
  }
};
