import type { CreateTableInput } from '../operations/requests.ts';
import { definitionOf } from '../operations/table-settings.ts';
import { hasStream } from '../streams/operations.ts';
import type { Change, Tables, Written } from '../tables.ts';
import type { Item } from '../values/item.ts';

/** The first line of every file. */
export type Header = {
  /** The format number. */
  readonly memoryDynamodb: number;
  readonly kind: 'journal' | 'snapshot';
  /** The number of the journal; in a snapshot, that of the journal to continue with. */
  readonly file: number;
  /** Journals only: the number of the first transaction. */
  readonly first: number;
  /** Journals only: the sequence number of the last change before it. */
  readonly sequence: number;
};

/**
 * The number up to which all transactions are on disk. A mark precedes each transaction, and two end a closed journal.
 * An unreadable transaction had been answered only if a later mark covers it.
 */
export type Mark = { readonly synced: number };

/** One request with changes. */
export type Transaction = {
  /** Increases by one with each transaction. */
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly w: readonly Entry[];
};

/** A changed item: table, sequence number, the new and the old item, the keys if both are absent. */
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

/** Only the stream needs the old item: a table without a stream does not write it. */
function itemEntry(change: Change, streamed: boolean): ItemEntry {
  const { table: t, sequence: s, keys, oldImage, newImage } = change;
  if (newImage !== undefined) return { t, s, n: newImage, ...(streamed && oldImage !== undefined && { o: oldImage }) };
  return streamed && oldImage !== undefined ? { t, s, o: oldImage } : { t, s, k: keys };
}

/**
 * Replays a transaction. A snapshot may contain changes made after it was begun, so replaying an entry must be
 * idempotent.
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

/** The item changes of a transaction, as its table's stream delivers them. */
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
