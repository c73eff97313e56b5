/**
 * Numbers of the writes of a table that keeps its data: which came last, which are on disk, and which of those that
 * are not the request under way has looked at. A request is answered once what it saw is on disk.
 */
export class WriteNumbers {
  /** Of the last request that wrote; the next one has this and one more. */
  last = 0;
  /** Up to here everything is on disk. */
  synced = 0;
  /** The latest write that the request under way has seen. */
  seen = 0;
}

/** Which write touched a key last, for as long as that write is not on disk. */
export class RecentWrites {
  readonly #numbers: WriteNumbers;
  readonly #byKey = new Map<string, number>();
  #last = 0;

  constructor(numbers: WriteNumbers) {
    this.#numbers = numbers;
  }

  /** The request under way writes at this key. */
  wrote(key: string): void {
    this.#forgetSynced();
    this.#last = this.#numbers.last + 1;
    // Deleted first, so that the oldest stay in front.
    this.#byKey.delete(key);
    this.#byKey.set(key, this.#last);
  }

  /** The request under way looks at this key, or at all keys. */
  looked(key?: string): void {
    const number = key === undefined ? this.#last : (this.#byKey.get(key) ?? 0);
    if (number > this.#numbers.seen) this.#numbers.seen = number;
  }

  #forgetSynced(): void {
    for (const [key, number] of this.#byKey) {
      if (number > this.#numbers.synced) return;
      this.#byKey.delete(key);
    }
  }
}
