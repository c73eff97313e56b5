import type { CreateTableInput } from '../operations/requests.ts';
import { definitionOf } from '../operations/table-settings.ts';
import { hasStream } from '../streams/operations.ts';
import type { Change, Tables, Written } from '../tables.ts';
import type { Item } from '../values/item.ts';

/** The first line of every file. */
export type Header = {
  /** The format's number. */
  readonly memoryDynamodb: number;
  readonly kind: 'journal' | 'snapshot';
  /** Of a journal its own number, of a snapshot that of the journal to go on with. */
  readonly file: number;
  /** Of a journal: the number of its first transaction. */
  readonly first: number;
  /** Of a journal: the sequence number of the last change before it. */
  readonly sequence: number;
};

/**
 * Stands before each transaction, and twice at the end of a journal that was closed: up to which transaction all is on
 * disk. So a transaction that cannot be read was answered if any mark behind it says so, and else never was.
 */
export type Mark = { readonly synced: number };

/** One request that changed something. */
export type Transaction = {
  /** Counts up by one from transaction to transaction. */
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly w: readonly Entry[];
};

/** A changed item: table, sequence number, the item as it is and as it was, keys where both are absent. */
type ItemEntry = { readonly t: string; readonly s: number; readonly n?: Item; readonly o?: Item; readonly k?: Item };

type Entry =
  | ItemEntry
  | { readonly create: object; readonly label: string }
  | { readonly drop: string; readonly label: string }
  | { readonly ttl: string | null; readonly table: string }
  | { readonly token: string; readonly asked: string };

export function transactionOf(number: number, at: number, written: readonly Written[], tables: Tables): Transaction {
  return { n: number, at, w: written.map((each) => entryOf(each, tables)) };
}

function entryOf(written: Written, tables: Tables): Entry {
  switch (written.kind) {
    case 'item':
      return itemEntry(written.change, isStreamed(tables, written.change.table));
    case 'token':
      return { token: written.token, asked: written.asked };
    case 'created':
      return { create: written.described.request, label: written.described.streamLabel };
    case 'deleted':
      return { drop: written.described.table.definition.name, label: written.described.streamLabel };
    default:
      return { ttl: written.described.timeToLive ?? null, table: written.described.table.definition.name };
  }
}

function isStreamed(tables: Tables, table: string): boolean {
  const described = tables.all.get(table);
  return described !== undefined && hasStream(described);
}

/** The item as it was is for the stream alone: a table without one writes only what the next start needs. */
function itemEntry(change: Change, streamed: boolean): ItemEntry {
  const { table: t, sequence: s, keys, oldImage, newImage } = change;
  if (newImage !== undefined) return { t, s, n: newImage, ...(streamed && oldImage !== undefined && { o: oldImage }) };
  return streamed && oldImage !== undefined ? { t, s, o: oldImage } : { t, s, k: keys };
}

/**
 * Does a transaction again. A snapshot may hold what came after it was begun, so each entry leads to the same end
 * whether it was done before or not.
 */
export function redo(tables: Tables, { w }: Transaction): void {
  for (const entry of w) {
    if ('t' in entry) redoItem(tables, entry);
    else if ('create' in entry) redoCreate(tables, entry);
    else if ('drop' in entry) {
      const present = tables.all.get(entry.drop);
      if (present?.streamLabel === entry.label) tables.drop(present);
    } else if ('ttl' in entry) {
      const present = tables.all.get(entry.table);
      if (present !== undefined) tables.setTimeToLive(present, entry.ttl ?? undefined);
    } else tables.remember(entry.token, entry.asked);
  }
}

function redoItem(tables: Tables, entry: ItemEntry): void {
  tables.sequence = Math.max(tables.sequence, entry.s);
  const table = tables.all.get(entry.t)?.table;
  // The table was dropped later, before the snapshot was begun.
  if (table === undefined) return;
  const image = entry.n ?? entry.o ?? entry.k ?? {};
  const place = entry.n === undefined ? table.placeOfKey(table.keyOf(image)) : table.placeOfItem(image);
  table.write(place, entry.n);
}

function redoCreate(tables: Tables, { create, label }: { readonly create: object; readonly label: string }): void {
  const request = create as CreateTableInput;
  if (tables.all.get(request.TableName)?.streamLabel === label) return;
  tables.create(definitionOf(request), request, label);
}

/** The changes of items in a transaction, as its table's stream carries them. */
export function changesOf(transaction: Transaction, tables: Tables): Change[] {
  return transaction.w.flatMap((entry): Change[] => {
    if (!('t' in entry)) return [];
    const table = tables.all.get(entry.t)?.table;
    const image = entry.n ?? entry.o ?? entry.k;
    if (table === undefined || image === undefined) return [];
    return [
      {
        table: entry.t,
        sequence: entry.s,
        keys: table.keyOf(image),
        ...(entry.o === undefined ? {} : { oldImage: entry.o }),
        ...(entry.n === undefined ? {} : { newImage: entry.n }),
      },
    ];
  });
}
