import { closeSync, fsyncSync, openSync, rmSync, statSync, truncateSync } from 'node:fs';
import type { Change, Tables } from '../tables.ts';
import { fileName, filesIn, syncFolder } from './folder.ts';
import { FORMAT, lineOf } from './lines.ts';
import { damaged, newerFormat, StorageError } from './problems.ts';
import { readLines } from './read-lines.ts';
import { changesOf, type Header, type Mark, redo, type Transaction } from './records.ts';
import { readSnapshot, writeDurably } from './snapshot.ts';

/** A journal file in which the stream finds old records. */
export type Segment = {
  readonly file: number;
  /** The sequence number of the last change before it. */
  readonly sequence: number;
  readonly bytes: number;
  /** When its last transaction was written, in milliseconds since 1970; 0 if it has none. */
  readonly lastAt: number;
};

export type Recovered = {
  readonly segments: readonly Segment[];
  /** The number of the last transaction. */
  readonly number: number;
  readonly snapshotBytes: number;
  /** Size of the journals after the snapshot, in bytes. */
  readonly journalBytes: number;
  /** Unanswered bytes at the end that were dropped. */
  readonly dropped: number;
};

/**
 * Reads a folder into empty tables: the newest snapshot, then every later transaction. An incomplete transaction at the
 * end is dropped; it was never answered.
 * @param onChange called with the changes after the snapshot, in order
 * @throws StorageError if an answered transaction is damaged, or a newer version wrote the files
 */
export function recover(folder: string, tables: Tables, onChange: (change: Change, at: number) => void): Recovered {
  const { journals, snapshots } = withoutUnbegun(folder);
  const from = snapshots.at(-1) ?? 1;
  const restored = snapshots.length === 0 ? { number: 0, bytes: 0 } : restore(folder, from, tables);
  if (journals.length === 0 && snapshots.length === 0) return begun(folder);
  const last = journals.at(-1) ?? 0;
  const state = { number: restored.number, journalBytes: 0, dropped: 0 };
  const segments: Segment[] = [];
  for (let file = journals[0] ?? from; file <= Math.max(last, from); file += 1) {
    if (!journals.includes(file)) throw missing(folder, file);
    if (file < from) segments.push(older(folder, file));
    else segments.push(replay(folder, file, { tables, onChange, state, isLast: file === last }));
  }
  if (segments.length > 0) syncFile(fileName(folder, 'journal', last));
  for (const file of snapshots.slice(0, -1)) rmSync(fileName(folder, 'snapshot', file));
  return { segments, snapshotBytes: restored.bytes, ...state };
}

function missing(folder: string, file: number): StorageError {
  return new StorageError(
    `${fileName(folder, 'journal', file)} is missing: put a copy of the folder from before in its place, or choose another folder.`,
  );
}

function restore(folder: string, file: number, tables: Tables) {
  const name = fileName(folder, 'snapshot', file);
  headerOf(name);
  return readSnapshot(name, tables);
}

export function journalHeader(file: number, first: number, sequence: number): string {
  const header: Header = { memoryDynamodb: FORMAT, kind: 'journal', file, first, sequence };
  return lineOf(header);
}

function begun(folder: string): Recovered {
  writeDurably(fileName(folder, 'journal', 1), journalHeader(1, 1, 0));
  syncFolder(folder);
  const segments = [{ file: 1, sequence: 0, bytes: 0, lastAt: 0 }];
  return { segments, number: 0, snapshotBytes: 0, journalBytes: 0, dropped: 0 };
}

/** The first line of a file; undefined if a crash left it empty. @throws StorageError for a newer format */
function headerOf(name: string): Header | undefined {
  const [line] = readLines(name);
  if (line?.text === undefined) return undefined;
  const header: Partial<Header> = JSON.parse(line.text);
  const { memoryDynamodb: format = 0 } = header;
  if (format > FORMAT) throw newerFormat(name, format, FORMAT);
  return format === 0 ? undefined : (header as Header);
}

/** A crash before the first line was on disk leaves an empty journal: it is removed. */
function withoutUnbegun(folder: string): ReturnType<typeof filesIn> {
  const { journals, snapshots } = filesIn(folder);
  const last = journals.at(-1);
  if (last === undefined || headerOf(fileName(folder, 'journal', last)) !== undefined) return { journals, snapshots };
  if (holdsMore(fileName(folder, 'journal', last))) throw damaged(fileName(folder, 'journal', last), 0);
  rmSync(fileName(folder, 'journal', last));
  return { journals: journals.slice(0, -1), snapshots };
}

function holdsMore(name: string): boolean {
  const [, ...rest] = readLines(name);
  return rest.some(({ text }) => text !== undefined);
}

type Replay = {
  readonly tables: Tables;
  readonly onChange: (change: Change, at: number) => void;
  readonly state: { number: number; journalBytes: number; dropped: number };
  readonly isLast: boolean;
};

/** A journal from before the snapshot: it is kept only for the stream, and read on demand. */
function older(folder: string, file: number): Segment {
  const name = fileName(folder, 'journal', file);
  const header = headerOf(name);
  if (header === undefined) throw damaged(name, 0);
  const { size, mtimeMs } = statSync(name);
  return { file, sequence: header.sequence, bytes: size, lastAt: mtimeMs };
}

function replay(folder: string, file: number, { tables, onChange, state, isLast }: Replay): Segment {
  const name = fileName(folder, 'journal', file);
  const header = headerOf(name);
  if (header === undefined) throw damaged(name, 0);
  let [end, lastAt, next] = [0, 0, header.first];
  // A journal must continue the previous one without a gap.
  if (header.first !== state.number + 1) throw damaged(name, 0);
  for (const line of readLines(name)) {
    const record: Header | Mark | Transaction | undefined = line.text === undefined ? undefined : JSON.parse(line.text);
    if (record === undefined || ('n' in record && record.n !== next)) {
      if (!isLast || wasAnswered(name, line.end, next)) throw damaged(name, line.start);
      state.dropped = cut(name, end);
      break;
    }
    end = line.end;
    if (!('n' in record)) continue;
    next += 1;
    lastAt = record.at;
    redo(tables, record);
    for (const change of changesOf(record, tables)) onChange(change, record.at);
  }
  state.number = next - 1;
  state.journalBytes += end;
  return { file, sequence: header.sequence, bytes: end, lastAt };
}

/**
 * Whether an unreadable transaction had been answered: a later mark records up to which number everything was on disk.
 */
function wasAnswered(name: string, from: number, number: number): boolean {
  for (const { text } of readLines(name, from)) {
    if (text === undefined) continue;
    const record: Partial<Mark> = JSON.parse(text);
    if (record.synced !== undefined && record.synced >= number) return true;
  }
  return false;
}

/** Drops everything after the last complete transaction, and returns the number of bytes dropped. */
function cut(name: string, end: number): number {
  const dropped = statSync(name).size - end;
  truncateSync(name, end);
  return dropped;
}

/** After a machine crash, recovered data may be only in the page cache: it is synced before a request reads it. */
function syncFile(name: string): void {
  const opened = openSync(name, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
