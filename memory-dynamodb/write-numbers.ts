/**
 * Write numbers of a durable table: the last write, the last write on disk, and the latest write not on disk that the
 * current request has read. A request is answered once everything it read is on disk.
 */
export class WriteNumbers {
  /** The number of the last write request; the next one gets this number plus one. */
  last = 0;
  /** Everything up to this number is on disk. */
  synced = 0;
  /** The latest write that the current request has read. */
  seen = 0;
}

/** The last write of a key, until that write is on disk. */
export class RecentWrites {
  readonly #numbers: WriteNumbers;
  readonly #byKey = new Map<string, number>();
  #last = 0;

  constructor(numbers: WriteNumbers) {
    this.#numbers = numbers;
  }

  /** The current request writes this key. */
  wrote(key: string): void {
    this.#forgetSynced();
    this.#last = this.#numbers.last + 1;
    // Deleted first, so that the oldest stay first.
    this.#byKey.delete(key);
    this.#byKey.set(key, this.#last);
  }

  /** The current request reads this key, or all keys. */
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
