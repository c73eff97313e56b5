import { closeSync, fdatasyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CreateTableInput } from '../operations/requests.ts';
import { definitionOf } from '../operations/table-settings.ts';
import type { Described, Tables } from '../tables.ts';
import type { Item } from '../values/item.ts';
import { fileName, filesIn, syncFolder } from './folder.ts';
import { FORMAT, lineOf } from './lines.ts';
import { damaged } from './problems.ts';
import { readLines } from './read-lines.ts';
import type { Header } from './records.ts';

/** A table at the start of the snapshot. */
type TableLine = {
  readonly table: string;
  readonly request: object;
  readonly label: string;
  readonly since: number;
  readonly ttl: string | null;
  /** Approximate: changes while the snapshot is written are not counted. */
  readonly bytes: number;
};
type ItemsLine = { readonly t: string; readonly i: readonly Item[] };
/** The last line: without it the snapshot is incomplete. */
type EndLine = {
  readonly end: number;
  readonly number: number;
  readonly sequence: number;
  readonly tokens: readonly (readonly [string, string])[];
};

/** Number of items serialized before the event loop runs again: about a millisecond of work. */
const ITEMS_AT_ONCE = 100;

/** The contents of a snapshot except the items, recorded when the new journal begins. */
export type Moment = {
  readonly tables: readonly Described[];
  readonly lines: readonly TableLine[];
  readonly end: Omit<EndLine, 'end'>;
};

/** @param number of the last transaction before the new journal */
export function momentOf(tables: Tables, number: number): Moment {
  const all = [...tables.all.values()];
  const end = { number, sequence: tables.sequence, tokens: [...tables.committed] };
  return { tables: all, lines: all.map(tableLine), end };
}

export type SnapshotPlan = {
  readonly folder: string;
  /** The journal that begins at the moment of the snapshot. */
  readonly file: number;
  /** Whether the snapshot is cancelled. */
  readonly stopped: () => boolean;
  /** Resolves once everything now in the tables is on disk. */
  readonly settled: () => Promise<void>;
};

/**
 * Writes all items of the tables in small steps, while requests continue. The snapshot may contain the old or the new
 * state of an item that changes meanwhile: replaying the journal that begins with the snapshot gives the same result
 * from both.
 * @returns the size of the snapshot in bytes; undefined if it was cancelled
 * @throws the file system's error; the journals are still complete without the snapshot
 */
export async function writeSnapshot(moment: Moment, plan: SnapshotPlan): Promise<number | undefined> {
  const whole = fileName(plan.folder, 'snapshot', plan.file);
  const half = `${whole}.half`;
  const output = await open(half, 'w', 0o600);
  try {
    const bytes = await writeItems(output, moment, plan);
    await output.datasync();
    // The transaction of an item in it may not be in the journal yet; the snapshot must not be durable before it.
    if (!plan.stopped()) await plan.settled();
    if (plan.stopped()) return undefined;
    renameSync(half, whole);
    syncFolder(plan.folder);
    return bytes;
  } finally {
    await output.close();
    rmSync(half, { force: true });
  }
}

async function writeItems(output: FileHandle, { tables, lines, end }: Moment, plan: SnapshotPlan): Promise<number> {
  const header: Header = {
    memoryDynamodb: FORMAT,
    kind: 'snapshot',
    file: plan.file,
    first: end.number + 1,
    sequence: end.sequence,
  };
  let bytes = await put(output, [header, ...lines].map(lineOf).join(''));
  let count = 0;
  for (const { table } of tables) {
    for (const items of chunks(table.items())) {
      if (plan.stopped()) return bytes;
      const line: ItemsLine = { t: table.definition.name, i: items };
      bytes += await put(output, lineOf(line));
      count += items.length;
      await nextTurn();
    }
  }
  const last: EndLine = { end: count, ...end };
  return bytes + (await put(output, lineOf(last)));
}

/** Removes the older snapshots, which this one replaces. */
export function removeSnapshots(folder: string, before: number): void {
  for (const file of filesIn(folder).snapshots) {
    if (file < before) rmSync(fileName(folder, 'snapshot', file), { force: true });
  }
}

async function put(output: FileHandle, text: string): Promise<number> {
  const bytes = Buffer.from(text);
  await output.appendFile(bytes);
  return bytes.length;
}

function* chunks(items: Iterable<Item>): Generator<Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < ITEMS_AT_ONCE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function tableLine({ table, request, streamLabel, since, timeToLive }: Described): TableLine {
  return {
    table: table.definition.name,
    request,
    label: streamLabel,
    since,
    ttl: timeToLive ?? null,
    bytes: table.bytes,
  };
}

/** The state that a snapshot records about its start. */
export type Restored = { readonly number: number; readonly bytes: number };

/** Reads a snapshot into empty tables. @throws StorageError if it is damaged */
export function readSnapshot(file: string, tables: Tables): Restored {
  let count = 0;
  let last: EndLine | undefined;
  let at = 0;
  for (const { text, start, end } of readLines(file)) {
    if (text === undefined || last !== undefined) throw damaged(file, start);
    const line: Header | TableLine | ItemsLine | EndLine = JSON.parse(text);
    if ('t' in line) count += loadItems(tables, line);
    else if ('table' in line) loadTable(tables, line);
    else if ('end' in line) last = line;
    at = end;
  }
  if (last === undefined || last.end !== count) throw damaged(file, at);
  tables.sequence = last.sequence;
  for (const [token, asked] of last.tokens) tables.remember(token, asked);
  return { number: last.number, bytes: at };
}

function loadTable(tables: Tables, { request, label, since, ttl, bytes }: TableLine): void {
  const input = request as CreateTableInput;
  const described = tables.create(definitionOf(input), input, label, since);
  described.timeToLive = ttl ?? undefined;
  described.table.bytes = bytes;
}

function loadItems(tables: Tables, { t, i }: ItemsLine): number {
  const { table } = tables.described(t);
  for (const item of i) table.load(item);
  return i.length;
}

/** Writes a small file in one piece, and resolves once it is on disk. */
export function writeDurably(file: string, text: string): void {
  const opened = openSync(file, 'wx', 0o600);
  try {
    writeSync(opened, text);
    fdatasyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
