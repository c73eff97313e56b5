import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { HeadObjectCommand, NotFound, S3Client } from '@aws-sdk/client-s3';
import type { Client } from '../../functions/contract/client.ts';
import { CommandError, print } from '../../scripts/command.ts';
import { emulatorEnv, runningEndpoint } from '../../scripts/localstack/endpoint.ts';
import { deployedAt } from '../../scripts/localstack/outputs.ts';
import type { Account, Ground } from '../../tests/support/journey/journey.ts';
import { rawCall } from '../../tests/support/journey/record.ts';

const adminCreate = fileURLToPath(new URL('../../scripts/admin-create.ts', import.meta.url));

/** Creates an account with `npm run admin:create`, as an operator does; an existing account stays unchanged. */
const createAccount = async (endpoint: string, tableName: string, role: string, account: Account): Promise<void> => {
  const child = spawn(process.execPath, [adminCreate, '--email', account.email, '--role', role], {
    env: {
      ...emulatorEnv(endpoint, process.env),
      TABLE_NAME: tableName,
      DYNAMODB_ENDPOINT: endpoint,
      ADMIN_PASSWORD: account.password,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0 && !words.includes('has an account')) throw new CommandError(words.trim());
};

/** A schedule of each minute, a hold of one minute, and the safety margin of a sweep in seconds. */
const longestMs = 180_000;

/** Waits in real time: the schedule of each minute releases the hold, without moving the clock. */
const byTheRule = async ({ isOver }: { isOver: () => Promise<boolean> }): Promise<void> => {
  const began = performance.now();
  while (!(await isOver())) {
    if (performance.now() - began > longestMs) throw new Error('the rule of each minute released no hold in 3 minutes');
    await sleep(3000);
  }
  print(`the rule of each minute released the hold after ${Math.round((performance.now() - began) / 1000)} s`);
};

/** @throws CommandError if no API of ours answers there */
const assertServed = async (url: string): Promise<void> => {
  const health = await rawCall(`${url}/api/v1/health`).catch(() => undefined);
  if (health?.status === 200) return;
  const answer = health ? `${health.status}` : 'nothing';
  throw new CommandError(`GET ${url}/api/v1/health answers ${answer}: deploy the system there first`);
};

/** The last system deployed to the emulator, with new accounts and holds of one minute. */
export const emulatorGround = async (): Promise<Ground> => {
  const endpoint = await runningEndpoint(process.env);
  const { baseUrl: url, tableName } = deployedAt(endpoint);
  await assertServed(url);
  // A random password; accounts of earlier runs stay in the table.
  const password = randomUUID();
  const admin = { email: `admin-${randomUUID()}@example.com`, password };
  const owner = { email: `owner-${randomUUID()}@example.com`, password };
  await createAccount(endpoint, tableName, 'system_admin', admin);
  await createAccount(endpoint, tableName, 'hotel_admin', owner);
  return { url, admin, owner, hasClock: true, letHoldRunOut: byTheRule };
};

/** Asks the bucket of the system on the emulator whether it has an object. */
export const emulatorBucket = async (): Promise<(key: string) => Promise<boolean>> => {
  const endpoint = await runningEndpoint(process.env);
  const { picturesBucket: Bucket } = deployedAt(endpoint);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const s3 = new S3Client({ endpoint, forcePathStyle: true, region: 'us-east-1', credentials });
  return (Key) =>
    s3.send(new HeadObjectCommand({ Bucket, Key })).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotFound) return false;
        throw error;
      },
    );
};

/**
 * Any deployed system, as a system_admin. Its settings stay unchanged, so the run does not wait for a hold to expire.
 */
export const deployedGround = async (url: string): Promise<Ground> => {
  const { SMOKE_EMAIL: email, SMOKE_PASSWORD: password } = process.env;
  if (!URL.canParse(url))
    throw new CommandError(`--url takes an address such as https://api.example.com, not '${url}'`);
  if (!email || !password) throw new CommandError('set SMOKE_EMAIL and SMOKE_PASSWORD to a system_admin there');
  const base = url.replace(/\/(api\/v1\/?)?$/, '');
  await assertServed(base);
  const account = { email, password };
  const clock = await rawCall(`${base}/api/v1/sandbox/clock`);
  return { url: base, admin: account, owner: account, hasClock: clock.status === 401, letHoldRunOut: undefined };
};

/** Settings are in force everywhere within 30 s. */
const inForceMs = 31_000;

/**
 * Sets the hold time to one minute, so that a schedule releases a hold during the run.
 * @returns resolves once every function uses the setting
 */
export const shortenHolds = async (admin: Client): Promise<() => Promise<void>> => {
  const before = await admin.call('getSettings');
  if (before.status === 200 && before.body.holdMinutes === 1) return async () => undefined;
  const changed = await admin.call('putSettings', { body: { holdMinutes: 1 } });
  if (changed.status !== 200) throw new Error(`holdMinutes stays as it is: ${JSON.stringify(changed.body)}`);
  const at = performance.now();
  return async () => {
    await sleep(Math.max(0, inForceMs - (performance.now() - at)));
  };
};
