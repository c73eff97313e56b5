import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { root } from '../../lib/bundling.ts';
import { CommandError } from '../command.ts';
import { stage } from './cdk.ts';

/** What the CDK writes where a deploy has ended: the outputs of each stack. */
const usual = join(root, 'cdk.out/localstack-outputs.json');

const apiStack = `HotelBooking-${stage}-Api`;
const shape = z.record(z.string(), z.record(z.string(), z.string()));

/** A deployed system on an emulator. */
export interface Deployed {
  readonly baseUrl: string;
  readonly tableName: string;
  readonly picturesBucket: string;
}

/** The file for `--outputs-file`; an earlier deploy's file is deleted first, as it may be outdated. */
export const freshOutputs = (): string => {
  mkdirSync(dirname(usual), { recursive: true });
  rmSync(usual, { force: true });
  return usual;
};

export const forgetOutputs = (): void => rmSync(usual, { force: true });

const deployFirst = 'run npm run localstack:deploy first';

const outputsOf = (endpoint: string, file: string): z.infer<typeof shape> => {
  if (!existsSync(file)) throw new CommandError(`nothing has been deployed to ${endpoint}: ${deployFirst}`);
  const read = shape.safeParse(parsed(readFileSync(file, 'utf8')));
  if (!read.success) throw new CommandError(`the last deploy to ${endpoint} did not end: ${deployFirst}`);
  return read.data;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The addresses of the last deployed system.
 * @throws CommandError if none was deployed, or only a part of it
 */
export const deployedAt = (endpoint: string, file: string = usual): Deployed => {
  const { RestApiId, TableName, PicturesBucket } = outputsOf(endpoint, file)[apiStack] ?? {};
  if (!RestApiId || !TableName || !PicturesBucket)
    throw new CommandError(`only a part is deployed to ${endpoint}: ${deployFirst}`);
  // The form of address that emulators such as LocalStack answer; an address of execute-api would need their name
  // server.
  return {
    baseUrl: `${endpoint}/restapis/${RestApiId}/${stage}/_user_request_`,
    tableName: TableName,
    picturesBucket: PicturesBucket,
  };
};

/** The name that a function was given. @throws CommandError if none of that name was deployed */
export const deployedFunction = (endpoint: string, name: string): string => {
  const outputs = Object.assign({}, ...Object.values(outputsOf(endpoint, usual))) as Record<string, string>;
  const found = outputs[`${name}FunctionName`];
  if (found === undefined)
    throw new CommandError(`the function ${name} is not deployed to ${endpoint}: ${deployFirst}`);
  return found;
};
