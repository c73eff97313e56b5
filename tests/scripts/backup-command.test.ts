import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOfTable } from '../../local/backup/import-table.ts';
import { openFolder } from '../../local/backup/table-folder.ts';
import { createTable } from '../../local/table-definition.ts';
import { openDurableDynamo } from '../../memory-dynamodb/index.ts';
import { startServer } from '../support/server.ts';

const run = promisify(execFile);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'backup-command-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => path.join(folder, name);

const npm = (script: 'backup' | 'restore', args: readonly string[], env: Record<string, string> = {}) => {
  const file = new URL(`../../scripts/${script}.ts`, import.meta.url).pathname;
  return run(process.execPath, [file, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env },
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
};

/** The folder of an `npm start` with some items. */
const dataIn = async (name: string): Promise<string> => {
  mkdirSync(at(name));
  const dynamo = openDurableDynamo({ folder: path.join(at(name), 'table'), onTrouble: () => undefined });
  const client = dynamo.client();
  await createTable(client, 'hotel-booking');
  for (let n = 0; n < 60; n += 1) {
    const Item = { pk: { S: `HOTEL#${n}` }, sk: { S: 'HOTEL' }, type: { S: 'hotel' }, schema: { N: '1' } };
    await client.send(new PutItemCommand({ TableName: 'hotel-booking', Item }));
  }
  await dynamo.close();
  return at(name);
};
const contentOf = async (data: string) => {
  let close = async (): Promise<unknown> => undefined;
  const { client, tableName } = openFolder(data, (how) => {
    close = how;
  });
  const content = await contentOfTable(client, tableName);
  await close();
  return content;
};
const LINE = (name: string) => new RegExp(`^npm run ${name}: [^\\n]+\\n$`);

describe('npm run backup and npm run restore', () => {
  it('bring the data of an npm start into another folder, where npm start goes on with it', async () => {
    const data = await dataIn('data');
    const taken = await npm('backup', ['--to', at('b.jsonl'), '--data', data]);
    expect(taken).toMatchObject({ code: 0, said: expect.stringMatching(/^60 items .*\nsha256 [0-9a-f]{64}\n/) });
    const judged = await npm('restore', ['--from', at('b.jsonl'), '--check']);
    expect(judged).toMatchObject({ code: 0, said: expect.stringContaining('60 hotel') });
    expect(readdirSync(folder).toSorted()).toEqual(['b.jsonl', 'data']);
    const restored = await npm('restore', ['--from', at('b.jsonl'), '--data', at('new')]);
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('compared item by item') });
    expect(await contentOf(at('new'))).toEqual(await contentOf(data));
    const server = await startServer({ dataDir: at('new') });
    expect(await server.stop()).toBe(0);
  });

  it('never touch data that is there, nor restore what is damaged or cut off', async () => {
    const data = await dataIn('data');
    await npm('backup', ['--to', folder, '--data', data]);
    const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.jsonl'));
    const file = at(name);
    const before = await contentOf(data);
    const used = await npm('restore', ['--from', file, '--data', data]);
    expect(used.said).toMatch(LINE('restore'));
    expect(used.said).toContain('has data already: restore into another folder');
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 4;
    writeFileSync(at('changed.jsonl'), bytes);
    writeFileSync(at('cut.jsonl'), bytes.subarray(0, 900));
    for (const broken of ['changed.jsonl', 'cut.jsonl']) {
      const refused = await npm('restore', ['--from', at(broken), '--data', at('new')]);
      expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(LINE('restore')) });
      expect(refused.said).toContain('is damaged');
    }
    expect(readdirSync(folder)).not.toContain('new');
    expect(await contentOf(data)).toEqual(before);
  });

  const aws = { AWS_REGION: 'eu-central-1', AWS_EC2_METADATA_DISABLED: 'true' };
  it.each([
    ['backup', [], {}, 2, '--to FOLDER'],
    ['backup', ['--to', '/tmp/never/b.jsonl', '--stage', 'staging'], {}, 2, 'dev, production'],
    ['backup', ['--to', '/tmp/never/b.jsonl', '--data', '/nowhere'], {}, 1, 'holds no data of npm start'],
    ['backup', ['--to', '/tmp/never/b.jsonl', '--table', 'none'], aws, 2, 'there are no credentials for AWS'],
    [
      'backup',
      ['--to', '/tmp/b.jsonl', '--table', 'none'],
      { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' },
      2,
      'nothing answers',
    ],
    ['restore', [], {}, 2, '--from FILE'],
    ['restore', ['--from', '/nowhere/b.jsonl', '--check'], {}, 1, 'there is no file'],
    ['restore', ['--from', '/tmp', '--check'], {}, 1, 'is a folder'],
    ['restore', ['--from', '/dev/null', '--check'], {}, 1, 'is empty'],
    ['restore', ['--from', 'x', '--into', 'y'], {}, 2, '--help'],
  ] as const)('npm run %s with %j and %j says in one line what to do', async (name, args, env, code, word) => {
    const answer = await npm(name, args, env);
    expect(answer).toMatchObject({ code, said: expect.stringMatching(LINE(name)) });
    expect(answer.said).toContain(word);
  });

  it.each(['backup', 'restore'] as const)('npm run %s explains itself', async (name) => {
    expect(await npm(name, ['--help'])).toMatchObject({ code: 0, said: expect.stringContaining('DYNAMODB_ENDPOINT') });
  });
});
