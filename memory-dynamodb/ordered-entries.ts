import type { Place } from './key-schema.ts';
import type { Item } from './values/item.ts';
import { RecentWrites, type WriteNumbers } from './write-numbers.ts';

/** An item at its position; `id` is its position in the base table, which distinguishes entries of an index. */
export type Entry = Place & { readonly id: string; readonly item: Item };

/** A range of sort keys: bounds in sortable form; without bounds, all. */
export type SortRange = {
  readonly from?: { readonly sort: string; readonly open: boolean };
  readonly to?: { readonly sort: string; readonly open: boolean };
  readonly prefix?: string;
};

/** The entries of a table or an index: partitions, each sorted. Bounds are found by binary search. */
export class OrderedEntries {
  readonly #partitions = new Map<string, Entry[]>();
  /** Partitions in scan order; dropped when a partition is added or removed. */
  #scanOrder: readonly string[] | undefined;
  /** Writes of each partition that are not on disk; undefined for a table without a disk. */
  readonly #recent: RecentWrites | undefined;

  constructor(numbers?: WriteNumbers) {
    this.#recent = numbers && new RecentWrites(numbers);
  }

  put(entry: Entry): void {
    this.#recent?.wrote(entry.hash);
    let partition = this.#partitions.get(entry.hash);
    if (partition === undefined) {
      partition = [];
      this.#partitions.set(entry.hash, partition);
      this.#scanOrder = undefined;
    }
    const at = firstIndex(partition, (present) => compareEntries(present, entry) >= 0);
    partition.splice(at, partition[at]?.id === entry.id ? 1 : 0, entry);
  }

  delete(entry: Place & { readonly id: string }): void {
    this.#recent?.wrote(entry.hash);
    const partition = this.#partitions.get(entry.hash);
    if (partition === undefined) return;
    const at = firstIndex(partition, (present) => compareEntries(present, entry) >= 0);
    if (partition[at]?.id === entry.id) partition.splice(at, 1);
    if (partition.length > 0) return;
    this.#partitions.delete(entry.hash);
    this.#scanOrder = undefined;
  }

  clear(): void {
    this.#partitions.clear();
    this.#scanOrder = undefined;
  }

  /** The entries of one partition within the range, from after `start` on, forward or backward. */
  *query(
    hash: string,
    range: SortRange,
    forward: boolean,
    start: (Place & { readonly id: string }) | undefined,
  ): Generator<Entry> {
    this.#recent?.looked(hash);
    const partition = this.#partitions.get(hash);
    if (partition === undefined) return;
    let low = firstIndex(partition, (entry) => !isBelow(entry.sort, range));
    let high = firstIndex(partition, (entry) => isAbove(entry.sort, range));
    if (start !== undefined && forward) {
      low = Math.max(
        low,
        firstIndex(partition, (entry) => compareEntries(entry, start) > 0),
      );
    } else if (start !== undefined) {
      high = Math.min(
        high,
        firstIndex(partition, (entry) => compareEntries(entry, start) >= 0),
      );
    }
    for (let step = 0; step < high - low; step += 1) {
      const entry = partition[forward ? low + step : high - 1 - step];
      if (entry !== undefined) yield entry;
    }
  }

  /** Every entry of a segment, scattered as the service's hashing scatters partitions, from after `start` on. */
  *scan(
    segment: number,
    totalSegments: number,
    start: (Place & { readonly id: string }) | undefined,
  ): Generator<Entry> {
    this.#recent?.looked();
    this.#scanOrder ??= [...this.#partitions.keys()].sort(compareHashes);
    const first = start === undefined ? 0 : firstIndex(this.#scanOrder, (hash) => compareHashes(hash, start.hash) >= 0);
    for (const hash of this.#scanOrder.slice(first)) {
      if (scatter(hash) % totalSegments !== segment) continue;
      yield* this.query(hash, {}, true, start?.hash === hash ? start : undefined);
    }
  }
}

/** Index of the first element for which a monotone test holds, or the length. */
function firstIndex<T>(sorted: readonly T[], holds: (element: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const element = sorted[middle];
    if (element !== undefined && holds(element)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function compareEntries(a: Place & { readonly id: string }, b: Place & { readonly id: string }): number {
  if (a.sort !== b.sort) return a.sort < b.sort ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function isBelow(sort: string, { from, prefix }: SortRange): boolean {
  if (prefix !== undefined) return sort < prefix;
  if (from === undefined) return false;
  return from.open ? sort <= from.sort : sort < from.sort;
}

function isAbove(sort: string, { to, prefix }: SortRange): boolean {
  if (prefix !== undefined) return sort > prefix && !sort.startsWith(prefix);
  if (to === undefined) return false;
  return to.open ? sort >= to.sort : sort > to.sort;
}

function compareHashes(a: string, b: string): number {
  const difference = scatter(a) - scatter(b);
  if (difference !== 0 || a === b) return difference;
  return a < b ? -1 : 1;
}

/** FNV-1a: callers must not depend on partitions being scanned in the order of their keys. */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
