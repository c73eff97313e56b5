import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupFolder } from '../../../local/backup/backup-folder.ts';
import { streamsClient } from '../../../local/database.ts';
import { createTable } from '../../../local/table-definition.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';

const AT = '2027-03-01T12:00:00.000Z';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'backups-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A table whose calls wait until they are let go, or fail. */
const heldTable = async () => {
  const held = Promise.withResolvers<void>();
  let failure: Error | undefined;
  const dynamo = createMemoryDynamo({ streamed: 1000 });
  const client = dynamo.client();
  await createTable(client, 'hotel-booking');
  client.middlewareStack.add(
    (next) => async (args) => {
      await held.promise;
      if (failure) throw failure;
      return next(args);
    },
    { step: 'initialize' },
  );
  const streams = streamsClient({ requestHandler: dynamo.requestHandler });
  const source = {
    client,
    streams,
    tableName: 'hotel-booking',
    release: '0.2.0',
  };
  const fail = (why: string): void => {
    failure = new Error(why);
    held.resolve();
  };
  return { source, go: held.resolve, fail };
};

describe('backups beside the data of a run', () => {
  it('are taken one at a time', async () => {
    const { source, go } = await heldTable();
    const store = backupFolder(folder, source);
    expect(await store.begin('01', AT)).toMatchObject({ id: '01', status: 'running', content: null });
    expect(await store.begin('02', AT)).toBe('busy');
    // Another process of the same run.
    expect(await backupFolder(folder, source).begin('02', AT)).toBe('busy');
    go();
    await expect.poll(async () => (await store.find('01'))?.status).toBe('done');
    await expect.poll(() => store.begin('03', AT)).toMatchObject({ id: '03' });
    await expect.poll(async () => (await store.find('03'))?.status).toBe('done');
    expect((await store.list()).map(({ id }) => id)).toEqual(['03', '01']);
    expect(await store.find('02')).toBeUndefined();
  });

  it('say why they failed, and leave room for the next', async () => {
    const { source, fail } = await heldTable();
    const store = backupFolder(folder, source);
    await store.begin('01', AT);
    fail('the table is away\nsince noon');
    await expect.poll(() => store.find('01')).toMatchObject({ status: 'failed', reason: 'the table is away' });
    await expect.poll(() => store.begin('02', AT)).toMatchObject({ id: '02' });
    await expect.poll(async () => (await store.find('02'))?.status).toBe('failed');
  });

  it('of a process that was killed count as failed, and do not keep others out', async () => {
    const { source, go } = await heldTable();
    const gone = 2 ** 22 + 1;
    const running = { id: '01', startedAt: AT, status: 'running', content: null, reason: null, pid: gone };
    writeFileSync(path.join(folder, '01.json'), JSON.stringify(running));
    writeFileSync(path.join(folder, 'running'), String(gone));
    const store = backupFolder(folder, source);
    expect(await store.find('01')).toMatchObject({ status: 'failed', reason: 'The process that took it has ended.' });
    expect(await store.begin('02', AT)).toMatchObject({ id: '02' });
    go();
    await expect.poll(async () => (await store.find('02'))?.status).toBe('done');
  });
});
