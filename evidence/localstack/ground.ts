import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from '../../functions/contract/client.ts';
import { CommandError, print } from '../../scripts/command.ts';
import { emulatorEnv, runningEndpoint } from '../../scripts/localstack/endpoint.ts';
import { deployedAt } from '../../scripts/localstack/outputs.ts';
import type { Account, Ground } from '../../tests/support/journey/journey.ts';
import { rawCall } from '../../tests/support/journey/record.ts';

const adminCreate = fileURLToPath(new URL('../../scripts/admin-create.ts', import.meta.url));

/** Makes an account as an operator does, by `npm run admin:create`; one that is there already stays as it is. */
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

/** A rule of each minute, a hold of one minute, and the seconds a sweep waits for certainty. */
const longestMs = 180_000;

/** Waits as the guest would: the rule of each minute releases the hold, and nobody moves the time. */
const byTheRule = async ({ isOver }: { isOver: () => Promise<boolean> }): Promise<void> => {
  const began = performance.now();
  while (!(await isOver())) {
    if (performance.now() - began > longestMs) throw new Error('the rule of each minute released no hold in 3 minutes');
    await sleep(3000);
  }
  print(`the rule of each minute released the hold after ${Math.round((performance.now() - began) / 1000)} s`);
};

/** @throws CommandError where the API does not answer there as ours does */
const assertServed = async (url: string): Promise<void> => {
  const health = await rawCall(`${url}/api/v1/health`).catch(() => undefined);
  if (health?.status === 200) return;
  const answer = health ? `${health.status}` : 'nothing';
  throw new CommandError(`GET ${url}/api/v1/health answers ${answer}: deploy the system there first`);
};

/** The system that was deployed last to the emulator, with accounts of its own and holds of a minute. */
export const emulatorGround = async (): Promise<Ground> => {
  const endpoint = await runningEndpoint(process.env);
  const { baseUrl: url, tableName } = deployedAt(endpoint);
  await assertServed(url);
  // Nobody else knows the word; what an earlier run made stays with the table.
  const password = randomUUID();
  const admin = { email: `admin-${randomUUID()}@example.com`, password };
  const owner = { email: `owner-${randomUUID()}@example.com`, password };
  await createAccount(endpoint, tableName, 'system_admin', admin);
  await createAccount(endpoint, tableName, 'hotel_admin', owner);
  return { url, admin, owner, hasClock: true, letHoldRunOut: byTheRule };
};

/** Any deployed system, as a system_admin there. Its settings are left alone, so nobody waits for a hold to run out. */
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
 * Makes holds last a minute, so that a rule can be seen to release one.
 * @returns answers once that is in force in every function
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
