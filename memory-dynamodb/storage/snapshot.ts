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

/** A table as it was when the snapshot began. */
type TableLine = {
  readonly table: string;
  readonly request: object;
  readonly label: string;
  readonly since: number;
  readonly ttl: string | null;
  /** About so many; what changes while the snapshot is written is not counted. */
  readonly bytes: number;
};
type ItemsLine = { readonly t: string; readonly i: readonly Item[] };
/** The last line: without it the snapshot is not whole. */
type EndLine = {
  readonly end: number;
  readonly number: number;
  readonly sequence: number;
  readonly tokens: readonly (readonly [string, string])[];
};

/** So many items are turned into text between two looks at what else there is to do: about a millisecond's work. */
const ITEMS_AT_ONCE = 100;

/** What a snapshot is of: everything but the items, taken down at the moment the new journal begins. */
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
  /** Whether it need not be finished any more. */
  readonly stopped: () => boolean;
  /** Answers once everything the tables hold now is on disk. */
  readonly settled: () => Promise<void>;
};

/**
 * Writes everything the tables hold, a little at a time, while requests go on. An item that is changed meanwhile may be
 * in it as it was or as it is: the journal that begins with the snapshot leads to the same end from both.
 * @returns the bytes of the snapshot; undefined where it was stopped
 * @throws the file system's error; the journals alone hold everything then, too
 */
export async function writeSnapshot(moment: Moment, plan: SnapshotPlan): Promise<number | undefined> {
  const whole = fileName(plan.folder, 'snapshot', plan.file);
  const half = `${whole}.half`;
  const output = await open(half, 'w', 0o600);
  try {
    const bytes = await writeItems(output, moment, plan);
    await output.datasync();
    // An item in it may be of a transaction that is still on its way to the journal, and must not come before it.
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

/** Removes the snapshots before this one, which has all that they had. */
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

/** What a snapshot says of the moment it began. */
export type Restored = { readonly number: number; readonly bytes: number };

/** Reads a whole snapshot into empty tables. @throws StorageError when it is not as it was written */
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

/** Writes a small file whole, and answers once it is on disk. */
export function writeDurably(file: string, text: string): void {
  const opened = openSync(file, 'wx', 0o600);
  try {
    writeSync(opened, text);
    fdatasyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
