import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import type { Backup, BackupStore } from '../../functions/usecases/ports/backups.ts';
import type { Stopping } from '../stopping.ts';
import { type ExportRequest, exportTable } from './export-table.ts';

/** The folder of a run: beside its data, or one that goes with it. */
export const backupsAt = (dataDir: string | undefined, stopping: Stopping): string => {
  if (dataDir !== undefined) return path.resolve(dataDir, 'backups');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'backups-'));
  stopping.onStop(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const recordSchema = z.strictObject({
  id: z.string(),
  startedAt: z.string(),
  status: z.enum(['running', 'done', 'failed']),
  content: z
    .strictObject({
      takenAt: z.string(),
      items: z.int(),
      kinds: z.record(z.string(), z.int()),
      sha256: z.string(),
    })
    .nullable(),
  reason: z.string().nullable(),
  /** The process that takes it. */
  pid: z.int(),
});
type Record = z.infer<typeof recordSchema>;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const shown = ({ pid, ...backup }: Record): Backup =>
  backup.status === 'running' && !isAlive(pid)
    ? { ...backup, status: 'failed', reason: 'The process that took it has ended.' }
    : backup;

const oneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'unknown';

/**
 * Backups in a folder that all processes of a run share: of each its file `ID.jsonl`, as `npm run restore` takes it,
 * and `ID.json`, its summary.
 * @param source the table, its stream and the release
 */
export const backupFolder = (
  folder: string,
  source: Pick<ExportRequest, 'client' | 'streams' | 'tableName' | 'release'>,
): BackupStore => {
  const recordOf = (id: string): string => path.join(folder, `${id}.json`);
  const lock = path.join(folder, 'running');

  const save = async (record: Record): Promise<void> => {
    const file = recordOf(record.id);
    await writeFile(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  const load = async (id: string): Promise<Record | undefined> => {
    const text = await readFile(recordOf(id), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    return recordSchema.parse(JSON.parse(text));
  };

  /** Whether this process may take one now; the lock of a process that has ended does not count. */
  const taken = async (): Promise<boolean> => {
    for (let tries = 0; tries < 2; tries += 1) {
      try {
        const handle = await open(lock, 'wx');
        await handle.writeFile(String(process.pid));
        await handle.close();
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
      // Empty: its owner is about to write its name.
      if (owner === 0 || isAlive(owner)) return false;
      await rm(lock, { force: true });
    }
    return false;
  };

  const take = async (record: Record): Promise<void> => {
    const file = path.join(folder, `${record.id}.jsonl`);
    try {
      const { takenAt, items, kinds, sha256 } = await exportTable({ ...source, file });
      await save({ ...record, status: 'done', content: { takenAt, items, kinds, sha256 } });
    } catch (error) {
      await Promise.all(['scan', 'progress'].map((end) => rm(`${file}.${end}`, { force: true })));
      await save({ ...record, status: 'failed', reason: oneLine(error) });
    }
  };

  return {
    begin: async (id, startedAt) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if (!(await taken())) return 'busy';
      const record: Record = { id, startedAt, status: 'running', content: null, reason: null, pid: process.pid };
      await save(record);
      take(record)
        // The folder may have been removed with the run.
        .catch(() => undefined)
        .finally(() => rm(lock, { force: true }).catch(() => undefined));
      return shown(record);
    },
    list: async () => {
      const names = await readdir(folder).catch(() => []);
      const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
      const found = await Promise.all(ids.map(load));
      return found
        .flatMap((record) => (record ? [shown(record)] : []))
        .toSorted((one, other) => (one.id < other.id ? 1 : -1));
    },
    find: async (id) => {
      const record = await load(id);
      return record && shown(record);
    },
  };
};
