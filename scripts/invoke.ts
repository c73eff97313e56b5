// `npm run invoke`: one of the sample events of events/, as its trigger would send it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/bundling.ts';
import { localClient } from '../local/database.ts';
import { findJava } from '../local/dynamodb/java.ts';
import { startDynamoDbLocal } from '../local/dynamodb/start.ts';
import { ensurePlaces, placesFile } from '../local/places.ts';
import { createTable } from '../local/table-definition.ts';
import { CommandError, command, print } from './command.ts';
import { invokeDeployed } from './invoke/deployed.ts';
import { functionOfSample } from './invoke/function-of-sample.ts';

const folder = join(root, 'events');
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.replace(/\.json$/, '')] : []));

const help = `Calls the handler of a sample event, and prints what it answers.

  npm run invoke -- NAME [--emulator]

  NAME         a file of events/ without .json: api-health, schedule-expiry, …
  --emulator   the function that npm run localstack:deploy brought to the emulator; without it the handler runs here,
               on a DynamoDB Local of its own that is empty (needs Java 17 or newer)
  --help       this page

Samples: ${names.join(', ')}
`;

/** Parts that a handler needs besides DynamoDB Local. */
const needed: Readonly<Record<string, string>> = {
  publisher: 'a bus',
  indexing: 'an index of hotels',
  uploads: 'a bucket',
  cleanup: 'a bucket',
};

interface Entry {
  readonly handler: (event: unknown, context: object) => Promise<unknown>;
}

/** The handler from its present source, with the environment that its function would have. */
const invokeHere = async (file: string, event: unknown, closing: (close: () => Promise<unknown>) => void) => {
  if ((await findJava()) === undefined) {
    throw new CommandError('DynamoDB Local needs Java 17 or newer: install it, or use --emulator');
  }
  await ensurePlaces(print);
  const { endpoint, stop } = await startDynamoDbLocal();
  closing(stop);
  await createTable(localClient(endpoint), 'invoked');
  Object.assign(process.env, {
    STAGE: 'localstack',
    TABLE_NAME: 'invoked',
    DYNAMODB_ENDPOINT: endpoint,
    SIGNING_KEYS: 'a key for nothing but this one call.',
    // Named, not there: what asks it needs the emulator.
    PICTURES_BUCKET: 'invoked',
    PLACES_FILE: placesFile,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    MAIL_FROM: 'bookings@hotel-booking.example',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  const { handler }: Entry = await import(join(root, file));
  return await handler(event, { awsRequestId: 'sample', getRemainingTimeInMillis: () => 28_000 });
};

await command(
  'invoke',
  help,
  { emulator: { type: 'boolean' } },
  async (given, closing) => {
    const [name, ...more] = given.words;
    const asked = names.find((each) => each === name);
    if (asked === undefined || more.length > 0) {
      throw new CommandError(`name one sample, of: ${names.join(', ')}`);
    }
    const event: unknown = JSON.parse(readFileSync(join(folder, `${asked}.json`), 'utf8'));
    const target = functionOfSample(asked, event);
    if (target === undefined) throw new CommandError(`no deployed function takes ${asked}`);
    const needs = given.flag('emulator') ? undefined : needed[target.name];
    if (needs) throw new CommandError(`${target.name} needs ${needs}, and there is none here: use --emulator`);
    const answer = given.flag('emulator')
      ? await invokeDeployed(target.name, event)
      : await invokeHere(target.file, event, closing);
    print(JSON.stringify(answer ?? null, null, 2));
    return true;
  },
  true,
);
