import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import { indexKeys, keys } from '../../functions/contract/keys.ts';
import { endpointForTests, freshTable, localClient } from '../support/dynamodb.ts';

const run = promisify(execFile);
const endpoint = await endpointForTests();
const script = new URL('../../scripts/reconcile.ts', import.meta.url).pathname;

const reconcile = (args: readonly string[], env: Record<string, string>) =>
  run(process.execPath, [script, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
const days = ['--from', '2027-03-01', '--to', '2027-03-02'];

describe('npm run reconcile', () => {
  it.skipIf(endpoint === undefined)('ends well where all agrees, and lists what does not', async () => {
    const client = localClient(endpoint ?? '');
    const name = await freshTable(client);
    const env = { TABLE_NAME: name, DYNAMODB_ENDPOINT: endpoint ?? '' };
    const nothing = '0 bookings, 0 movements of the gateway, 0 under way, 0 findings\n';
    expect(await reconcile(days, env)).toEqual({ code: 0, said: nothing });

    const at = '2027-03-02T23:59:59.999Z';
    const charge = { state: 'succeeded', amount: 4200, currency: 'EUR', at };
    const Item = { ...keys.gatewayEntry('nobody:1'), ...indexKeys.money('GATEWAY', at, 'nobody:1'), ...charge };
    await tableOf(client, name).client.send(new PutCommand({ TableName: name, Item }));
    const { code, said } = await reconcile(days, env);
    expect(code).toBe(1);
    expect(said).toMatch(/^charge-without-booking +nobody:1 +0\.00 EUR +42\.00 EUR$/m);
    expect(said).toContain('1 booking, 1 movements of the gateway, 0 under way, 1 finding\n');
  });

  it('explains itself', async () => {
    expect(await reconcile(['--help'], {})).toMatchObject({ code: 0, said: expect.stringContaining('double-charge') });
  });

  it.each([
    [[], {}, '--from'],
    [['--from', '2027-02-30', '--to', '2027-03-01'], {}, '2027-02-30'],
    [['--from', '2027-03-02', '--to', '2027-03-01'], {}, 'before'],
    [days, {}, 'TABLE_NAME'],
    [[...days, '--all'], {}, '--help'],
  ])('with %j and %j says in one line what to do', async (args, env, word) => {
    const { code, said } = await reconcile(args, env);
    expect(code).toBe(2);
    expect(said).toMatch(/^npm run reconcile: [^\n]+\n$/);
    expect(said).toContain(word);
  });
});
