import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { findJava } from '../../local/dynamodb/java.ts';
import { startDynamoDbLocal } from '../../local/dynamodb/start.ts';
import { localClient, NO_JAVA } from '../support/dynamodb.ts';

const hasJava = (await findJava()) !== undefined;
const folders: string[] = [];
const parents: ChildProcess[] = [];

afterEach(() => {
  for (const parent of parents.splice(0)) parent.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dynamodb-'));
  folders.push(folder);
  return folder;
}

type Busy = {
  readonly parent: ChildProcess;
  readonly java: number;
  readonly guardian: number;
  /** The last write that was acknowledged. */
  readonly acknowledged: () => number;
};

/** A process of its own with DynamoDB Local on the folder, in the midst of writing. */
async function busyWith(folder: string): Promise<Busy> {
  const script = fileURLToPath(new URL('../support/dynamodb-parent.ts', import.meta.url));
  const parent = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  parents.push(parent);
  let said = '';
  parent.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const acknowledged = (): number => Number(said.split('\n').at(-2) ?? 0);
  while (acknowledged() < 20) await sleep(20);
  const { java, guardian } = JSON.parse(readFileSync(path.join(folder, 'dynamodb.pid'), 'utf8'));
  return { parent, java, guardian, acknowledged };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie has ended and only waits for its parent to notice.
    return !existsSync(`/proc/${pid}/stat`) || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (isAlive(pid) && Date.now() < until) await sleep(50);
  return !isAlive(pid);
}

async function keptIn(folder: string): Promise<number[]> {
  const database = await startDynamoDbLocal({ dataDir: folder });
  try {
    const documents = DynamoDBDocumentClient.from(localClient(database.endpoint));
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'kept' }));
    return Items.map((item) => Number(item['id'])).sort((a, b) => a - b);
  } finally {
    await database.stop();
  }
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

describe.skipIf(!hasJava)(`DynamoDB Local on a folder${hasJava ? '' : ` (${NO_JAVA})`}`, { timeout: 180_000 }, () => {
  it('goes when our process is killed with SIGKILL, and every acknowledged write is there at the next start', async () => {
    const folder = freshFolder();
    const busy = await busyWith(folder);
    busy.parent.kill('SIGKILL');
    await once(busy.parent, 'close');
    expect(await goneWithin(busy.java, 6_000)).toBe(true);
    expect(await keptIn(folder)).toEqual(expect.arrayContaining(upTo(busy.acknowledged())));
  });

  it('loses no acknowledged write when all of it is killed with SIGKILL at once', async () => {
    const folder = freshFolder();
    const busy = await busyWith(folder);
    for (const pid of [busy.java, busy.guardian]) process.kill(pid, 'SIGKILL');
    busy.parent.kill('SIGKILL');
    await once(busy.parent, 'close');
    expect(await keptIn(folder)).toEqual(expect.arrayContaining(upTo(busy.acknowledged())));
  });

  it('left behind by a killed guardian, is stopped by the next start', async () => {
    const folder = freshFolder();
    const busy = await busyWith(folder);
    process.kill(busy.guardian, 'SIGKILL');
    busy.parent.kill('SIGKILL');
    await once(busy.parent, 'close');
    expect(isAlive(busy.java)).toBe(true);
    expect(await keptIn(folder)).toEqual(expect.arrayContaining(upTo(busy.acknowledged())));
    expect(await goneWithin(busy.java, 100)).toBe(true);
  });

  it('in use by a living process is refused to a second, and its port too', async () => {
    const folder = freshFolder();
    const first = await startDynamoDbLocal({ dataDir: folder });
    try {
      await expect(startDynamoDbLocal({ dataDir: folder })).rejects.toThrow(`in use by process ${process.pid}`);
      const port = Number(new URL(first.endpoint).port);
      await expect(startDynamoDbLocal({ port })).rejects.toThrow(`Port ${port} is taken`);
    } finally {
      await first.stop();
    }
    expect(existsSync(path.join(folder, 'dynamodb.pid'))).toBe(false);
  });

  it('tells when it ends without having been asked to', async () => {
    const folder = freshFolder();
    const ended = new Promise((resolve) => {
      startDynamoDbLocal({ dataDir: folder, onExit: resolve }).then(() => {
        const { java } = JSON.parse(readFileSync(path.join(folder, 'dynamodb.pid'), 'utf8'));
        process.kill(java, 'SIGKILL');
      });
    });
    await ended;
  });
});
