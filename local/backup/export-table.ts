import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import {
  BackupProblem,
  contentCounter,
  itemOfLine,
  lineOfEnding,
  lineOfHeader,
  lineOfItem,
  nameOf,
  type RawItem,
} from './lines.ts';
import { type Backup, linesOf } from './read-backup.ts';
import { type Changed, followChanges, type TableChanges } from './table-changes.ts';

interface OutputFile extends Pick<FileHandle, 'sync' | 'close' | 'truncate'> {
  readonly write: (
    bytes: Uint8Array,
    offset?: number,
    length?: number,
    position?: number,
  ) => Promise<{ readonly bytesWritten: number }>;
}

/** The file that a backup writes; a test replaces it to simulate a full disk. */
export type OpenFile = (file: string, flags: string) => Promise<OutputFile>;

export interface ExportRequest {
  readonly client: DynamoDBClient;
  /** Undefined where there are no writes to the table meanwhile. */
  readonly streams: DynamoDBStreamsClient | undefined;
  readonly tableName: string;
  /** Where the backup is to be; it appears there whole or not at all. */
  readonly file: string;
  readonly release: string;
  readonly progress?: (items: number) => void;
  /** Ends it after a page; the next call for the same file continues there. */
  readonly signal?: AbortSignal;
  readonly openFile?: OpenFile;
}

const progressSchema = z.object({
  table: z.string(),
  begunMs: z.number(),
  after: z.record(z.string(), z.unknown()),
  bytes: z.number(),
  items: z.number(),
});
type Progress = z.infer<typeof progressSchema>;

/** The stream keeps a day: a scan that began earlier is not continued. */
const GO_ON_WITHIN_MS = 20 * 3_600_000;
const owned: OpenFile = (file, flags) => open(file, flags, 0o600);

const explained = (file: string, error: unknown): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  const folder = path.dirname(file);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new BackupProblem(`the disk of ${folder} is full: make room or choose another place; nothing was kept`);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new BackupProblem(`there is no folder ${folder}: make it, or choose another place`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new BackupProblem(`${folder} cannot be written: choose another place`);
  return error;
};

const savedProgress = async (file: string, table: string): Promise<Progress | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const saved = progressSchema.parse(JSON.parse(text));
    return saved.table === table && Date.now() - saved.begunMs < GO_ON_WITHIN_MS ? saved : undefined;
  } catch {
    // Half written: the scan begins anew.
    return undefined;
  }
};

/** Reads the whole table into a file of lines, page by page, and notes how far it has come. */
const scanInto = async (request: ExportRequest, files: Files, saved: Progress | undefined, changes?: TableChanges) => {
  const { client, tableName, signal, progress = () => undefined, openFile = owned } = request;
  const begunMs = saved?.begunMs ?? Date.now();
  const handle = await openFile(files.scan, saved === undefined ? 'w' : 'r+');
  let bytes = saved?.bytes ?? 0;
  let items = saved?.items ?? 0;
  try {
    await handle.truncate(bytes);
    let after = saved?.after as RawItem | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName: tableName, ConsistentRead: true, ...(after && { ExclusiveStartKey: after }) }),
      );
      const lines = (page.Items ?? []).map((item) => `${lineOfItem(item)}\n`).join('');
      if (lines !== '') bytes += (await handle.write(Buffer.from(lines), 0, undefined, bytes)).bytesWritten;
      items += page.Items?.length ?? 0;
      // Also keeps the place in the stream from growing old.
      await changes?.take();
      after = page.LastEvaluatedKey;
      if (after !== undefined) {
        await handle.sync();
        await writeFile(files.progress, JSON.stringify({ table: tableName, begunMs, after, bytes, items }), {
          mode: 0o600,
        });
      }
      progress(items);
      if (signal?.aborted) throw new BackupProblem('interrupted: the same command goes on where it stopped');
    } while (after !== undefined);
  } finally {
    await handle.close();
  }
};

const WRITE_BYTES = 1 << 20;

/** Writes header, items and end: those of the scan that did not change meanwhile, then the changed ones. */
const writeWhole = async (request: ExportRequest, files: Files, changed: Changed, takenAt: string): Promise<Backup> => {
  const { tableName: table, release, openFile = owned } = request;
  const handle = await openFile(files.partial, 'w');
  const hash = createHash('sha256');
  const counter = contentCounter();
  let waiting = '';
  const flush = async (): Promise<void> => {
    const chunk = Buffer.from(waiting);
    waiting = '';
    for (let done = 0; done < chunk.length; ) done += (await handle.write(chunk, done)).bytesWritten;
  };
  const put = async (line: string): Promise<void> => {
    hash.update(line).update('\n');
    waiting += `${line}\n`;
    if (waiting.length > WRITE_BYTES) await flush();
  };
  const putItem = async (item: RawItem, line: string): Promise<void> => {
    counter.add(item, line);
    await put(line);
  };
  const header = { release, table, takenAt };
  try {
    await put(lineOfHeader(header));
    for await (const { bytes } of linesOf(files.scan)) {
      const line = bytes.toString('utf8');
      const item = itemOfLine(line);
      if (!changed.has(nameOf(item))) await putItem(item, line);
    }
    for (const item of changed.values()) if (item !== undefined) await putItem(item, lineOfItem(item));
    const ending = { ...counter.content(), sha256: hash.digest('hex') };
    waiting += `${lineOfEnding(ending)}\n`;
    await flush();
    await handle.sync();
    return { ...header, ...ending };
  } finally {
    await handle.close();
  }
};

interface Files {
  readonly scan: string;
  readonly progress: string;
  readonly partial: string;
}

/**
 * Writes all items of a table, as they were at one moment, to a file. The table is read while others write to it; their
 * changes meanwhile are taken from its stream, so that the file is the table at the moment at which the stream had no
 * further changes. After an interruption the next call for the same file continues where it stopped.
 * @throws BackupProblem, of one line; no file is left under the name then
 */
export const exportTable = async (request: ExportRequest): Promise<Backup> => {
  const { client, streams, tableName, file } = request;
  if (
    await stat(file).then(
      () => true,
      () => false,
    )
  ) {
    throw new BackupProblem(`${file} is there already: choose another name`);
  }
  const files: Files = { scan: `${file}.scan`, progress: `${file}.progress`, partial: `${file}.partial` };
  try {
    const noted = await savedProgress(files.progress, tableName);
    const scanned = await stat(files.scan).then(
      ({ size }) => size,
      () => 0,
    );
    const saved = noted !== undefined && scanned >= noted.bytes ? noted : undefined;
    const changes = streams && (await followChanges(client, streams, tableName, saved?.begunMs));
    await scanInto(request, files, saved, changes);
    while (await changes?.take());
    const backup = await writeWhole(request, files, changes?.changed ?? new Map(), new Date().toISOString());
    await rename(files.partial, file);
    await Promise.all([rm(files.scan, { force: true }), rm(files.progress, { force: true })]);
    return backup;
  } catch (error) {
    await rm(files.partial, { force: true });
    const problem = explained(file, error);
    const full = ['ENOSPC', 'EDQUOT'].includes(String((error as NodeJS.ErrnoException).code));
    if (full) await Promise.all([rm(files.scan, { force: true }), rm(files.progress, { force: true })]);
    throw problem;
  }
};
