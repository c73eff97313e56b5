import type { Change } from '../tables.ts';

/** A change in the stream, with the time of its commit in milliseconds since 1970. */
export type StreamChange = Change & { readonly at: number };

/** The store of changes that are no longer in memory. */
export type History = {
  /** The sequence number of the last change before the oldest that is kept. */
  readonly before: () => number;
  /** Changes of a table after a sequence number, in order, up to a limit; undefined if there are none. */
  readonly read: (table: string, behind: number, limit: number) => readonly StreamChange[];
};

/** The newest changes of all tables, in order, in memory; older ones are in the history if there is one. */
export class StreamLog {
  readonly #most: number;
  readonly #history: History | undefined;
  #changes: StreamChange[] = [];
  /** The sequence number of the last change before those in memory. */
  #before: number;

  /** @param most the number of changes kept in memory */
  constructor(most: number, before = 0, history?: History) {
    this.#most = most;
    this.#before = before;
    this.#history = history;
  }

  /** The sequence number of the last change. */
  get last(): number {
    return this.#changes.at(-1)?.sequence ?? this.#before;
  }

  /** The sequence number of the last change that is no longer available. */
  get trimmed(): number {
    return this.#history?.before() ?? this.#before;
  }

  add(change: StreamChange): void {
    this.#changes.push(change);
    // Removed in bulk: removing one at a time would move all of them each time.
    if (this.#changes.length < this.#most * 2) return;
    const dropped = this.#changes.splice(0, this.#most);
    this.#before = dropped.at(-1)?.sequence ?? this.#before;
  }

  /** Changes of a table after a sequence number, in order, up to a limit. */
  read(table: string, behind: number, limit: number): readonly StreamChange[] {
    if (behind < this.#before && this.#history !== undefined) {
      const older = this.#history.read(table, behind, limit).filter(({ sequence }) => sequence <= this.#before);
      if (older.length > 0) return older;
    }
    const found: StreamChange[] = [];
    for (let at = this.#firstBehind(behind); at < this.#changes.length && found.length < limit; at += 1) {
      const change = this.#changes[at];
      if (change?.table === table) found.push(change);
    }
    return found;
  }

  #firstBehind(sequence: number): number {
    let [low, high] = [0, this.#changes.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#changes[middle]?.sequence ?? 0) > sequence) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
