import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import { eventsOfChange } from '../../functions/adapters/dynamo/outbox/stream-events.ts';
import { queryAll } from '../../functions/adapters/dynamo/table.ts';
import { keys } from '../../functions/contract/keys.ts';
import { endpointForTests, freshTable, localClient } from '../support/dynamodb.ts';

const run = promisify(execFile);
const endpoint = await endpointForTests();
const script = new URL('../../scripts/replay-outbox.ts', import.meta.url).pathname;

const replay = (args: readonly string[], env: Record<string, string>) =>
  run(process.execPath, [script, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

describe('npm run replay-outbox', () => {
  it.skipIf(endpoint === undefined)('puts what happened in the time into the stream again', async () => {
    const client = localClient(endpoint ?? '');
    const name = await freshTable(client);
    const table = tableOf(client, name);
    const env = { TABLE_NAME: name, DYNAMODB_ENDPOINT: endpoint ?? '' };
    const change = (at: string, nonce: string) => ({
      ...keys.audit('HOTEL#tejo', at, nonce),
      type: 'audit',
      schema: 1,
      subject: 'HOTEL#tejo',
      action: 'hotel.changed',
      actor: 'rui',
      at,
      before: { name: 'Tejo' },
      after: { name: 'Hotel Tejo' },
    });
    const entries = [change(ago(30), 'a'), change(ago(40), 'b'), change(ago(60), 'before')];
    for (const Item of entries) await table.client.send(new PutCommand({ TableName: name, Item }));
    const time = ['--from', ago(48), '--to', ago(24)];
    const republished = async () => {
      const found = await Promise.all(
        entries.map(({ pk, sk }) => queryAll(table, { pk: keys.republished(`${pk}#${sk}`, '').pk })),
      );
      return found.flat();
    };

    const dry = await replay([...time, '--dry-run'], env);
    expect(dry).toMatchObject({ code: 0, said: expect.stringContaining('2 entries with 2 events') });
    expect(await republished()).toEqual([]);
    expect(await replay(time, env)).toMatchObject({ code: 0, said: expect.stringContaining('are republished') });
    const events = (await republished()).flatMap((item) => [...eventsOfChange({ kind: 'INSERT', item })]);
    const first = entries.slice(0, 2).flatMap((item) => [...eventsOfChange({ kind: 'INSERT', item })]);
    expect(events).toEqual(first);
    // Again, it tells them again: whoever has heard them knows them by their ids.
    await replay(time, env);
    expect(await republished()).toHaveLength(4);
  });

  it('explains itself', async () => {
    expect(await replay(['--help'], {})).toMatchObject({ code: 0, said: expect.stringContaining('--dry-run') });
  });

  it.each([
    [[], {}, '--from'],
    [['--from', 'yesterday', '--to', ago(1)], {}, 'yesterday'],
    [['--from', ago(1), '--to', ago(2)], {}, 'not after'],
    [['--from', ago(24 * 40), '--to', ago(2)], {}, '29 days'],
    [['--from', ago(2), '--to', ago(1)], {}, 'TABLE_NAME'],
    [['--from', ago(2), '--to', ago(1), '--all'], {}, '--help'],
  ])('with %j and %j says in one line what to do', async (args, env, word) => {
    const { code, said } = await replay(args, env);
    expect(code).toBe(2);
    expect(said).toMatch(/^npm run replay-outbox: [^\n]+\n$/);
    expect(said).toContain(word);
  });
});
