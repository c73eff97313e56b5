import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeOperating } from '../../functions/composition/operating.ts';
import { judgeBackup } from '../../local/backup/read-backup.ts';
import { freshWorld } from '../../scripts/generate/data-model/world.ts';
import { type ApiWorld, apiWorld, success, TODAY } from '../support/api-world.ts';
import '../support/matchers.ts';

let folder: string;
let world: ApiWorld;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'backups-api-'));
  world = await apiWorld({ args: ['--no-limits'], env: { TMPDIR: folder } });
});
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup that a system admin asks for', () => {
  it('is whole once it is done, with its counts and its checksum', async () => {
    const { admin } = world.clients;
    await world.hotel();
    const asked = await admin.call('createBackup', {});
    const { backup } = success(asked);
    expect(asked.headers.get('location')).toBe(`/api/v1/admin/backups/${backup.id}`);
    expect(backup).toMatchObject({ status: 'running', items: null, sha256: null });
    const params = { backupId: backup.id };
    const find = async () => success(await admin.call('getBackup', { params })).backup;
    await expect.poll(async () => (await find()).status, { timeout: 60_000 }).toBe('done');
    const done = await find();
    expect(done).toMatchObject({
      kinds: { hotel: expect.any(Number) },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(success(await admin.call('listBackups', {})).items[0]).toEqual(done);
    const today = { from: TODAY, to: TODAY };
    const { items: log } = success(await admin.call('listAudit', { query: today }));
    expect(log).toContainEqual(expect.objectContaining({ action: 'backup.begun', after: { id: backup.id } }));
    const [place = ''] = readdirSync(folder).filter((name) => name.startsWith('backups-'));
    const { sha256, items, kinds } = await judgeBackup(path.join(folder, place, `${backup.id}.jsonl`));
    expect({ sha256, items, kinds }).toEqual({ sha256: done.sha256, items: done.items, kinds: done.kinds });
  });

  it('is not there under another name', async () => {
    const missing = await world.clients.admin.call('getBackup', { params: { backupId: 'nothing' } });
    expect(missing).toBeProblem(404, 'not-found');
  });
});

describe('a system that keeps no backups of its own', () => {
  it('says how else its data is kept', async () => {
    const { core } = await freshWorld();
    const { beginBackup, listBackups } = composeOperating(core);
    expect(await beginBackup('zoe')).toMatchObject({
      refused: 'refused',
      detail: expect.stringContaining('npm run backup'),
    });
    expect(await listBackups()).toEqual([]);
  });
});
