import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import { composeAccounts } from '../../functions/composition/accounts.ts';
import { realClock } from '../../functions/composition/core.ts';
import { endpointForTests, freshTable, localClient } from '../support/dynamodb.ts';

const run = promisify(execFile);
const endpoint = await endpointForTests();
const script = new URL('../../scripts/admin-create.ts', import.meta.url).pathname;
const password = 'a long pass phrase';

const create = (args: readonly string[], env: Record<string, string>) =>
  run(process.execPath, [script, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  );

describe('npm run admin:create', () => {
  it.skipIf(endpoint === undefined)('makes a system admin who can sign in, once', async () => {
    const client = localClient(endpoint ?? '');
    const name = await freshTable(client);
    const env = { TABLE_NAME: name, DYNAMODB_ENDPOINT: endpoint ?? '', ADMIN_PASSWORD: password };
    const made = await create(['--email', 'boss@example.com'], env);
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('boss@example.com is a system_admin now') });

    const key = randomBytes(32);
    const { login } = composeAccounts({
      table: tableOf(client, name),
      clock: realClock,
      delay: { sleep, random: Math.random },
      ids: { next: randomUUID, nonce: randomUUID },
      signing: { quote: [key], session: [key], cursor: [key] },
      limited: false,
      sandbox: false,
      placesFile: '',
      passwordCost: 12,
    });
    expect(await login({ email: 'Boss@example.com', password })).toMatchObject({ account: { role: 'system_admin' } });
    const again = await create(['--email', 'BOSS@example.com'], env);
    expect(again.code).toBe(1);
    expect(again.said).toMatch(/^admin:create: BOSS@example.com has an account.*\n$/);
  });

  it.each([
    [[], {}, '--email'],
    [['--email', 'boss'], {}, 'e-mail'],
    [['--email', 'boss@example.com'], {}, 'TABLE_NAME'],
    [['--email', 'boss@example.com'], { TABLE_NAME: 't' }, 'ADMIN_PASSWORD'],
    [['--email', 'boss@example.com'], { TABLE_NAME: 't', ADMIN_PASSWORD: 'short' }, '12 bytes'],
    [['--email', 'boss@example.com', '--role', 'king'], { TABLE_NAME: 't', ADMIN_PASSWORD: password }, 'role'],
  ])('with %j and %j says in one line what to do', async (args, env, word) => {
    const { code, said } = await create(args, env);
    expect(code).toBe(1);
    expect(said).toMatch(/^admin:create: [^\n]+\n$/);
    expect(said).toContain(word);
  });
});
