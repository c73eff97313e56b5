import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Done, Order, ThreadData } from './journal-thread.ts';
import { lineOf } from './lines.ts';
import type { Mark } from './records.ts';

export type DiskError = { readonly code: string; readonly message: string };

type Waiting = { readonly number: number; readonly resolve: () => void; readonly reject: (error: Error) => void };
type Line = { readonly number: number; readonly line: string };
/** `done` receives the size of the old journal in bytes, undefined if the new one could not be created. */
type Rotation = { readonly file: string; readonly text: string; readonly done: (bytes: number | undefined) => void };

export type JournalSettings = ThreadData & {
  /** The number of the last transaction on disk. */
  readonly synced: number;
  /** Called once the transactions up to this number are on disk. */
  readonly onSynced: (number: number) => void;
  /**
   * Called once when a write or its sync has failed: nothing after `synced` is durable, and nothing more is written.
   */
  readonly onFailed: (error: DiskError) => void;
};

/**
 * The end of the journal. Transactions added while the disk is busy share one write and one sync as soon as it is free:
 * each transaction waits for at most two syncs, whatever the load.
 */
export class Journal {
  readonly #thread: Worker;
  readonly #settings: JournalSettings;
  #synced: number;
  /** The pending work, in order. */
  #queue: (Line | Rotation)[] = [];
  #waiting: Waiting[] = [];
  #working = false;
  #drained: Promise<void> | undefined;
  #failed: DiskError | undefined;
  /** Bytes written to the current file since it was opened or created. */
  bytes = 0;

  constructor(settings: JournalSettings) {
    const { file, diskModule } = settings;
    const workerData: ThreadData = { file, diskModule };
    this.#thread = new Worker(new URL('journal-thread.ts', import.meta.url), { workerData });
    this.#thread.unref();
    this.#settings = settings;
    this.#synced = settings.synced;
  }

  get failed(): DiskError | undefined {
    return this.#failed;
  }

  /** Adds a transaction. Numbers have no gaps. */
  append(number: number, line: string): void {
    this.#queue.push({ number, line });
    this.#work();
  }

  /**
   * Undefined if everything up to this transaction is on disk; otherwise a promise of that.
   * @throws Error if that failed
   */
  settled(number: number): Promise<void> | undefined {
    if (number <= this.#synced) return undefined;
    if (this.#failed !== undefined) return Promise.reject(new Error(this.#failed.message));
    return new Promise((resolve, reject) => this.#waiting.push({ number, resolve, reject }));
  }

  /** Continues in a new file after everything added so far. Returns the bytes of the old one, undefined on failure. */
  rotate(file: string, text: string): Promise<number | undefined> {
    return new Promise((done) => {
      this.#queue.push({ file, text, done });
      this.#work();
    });
  }

  /** Writes pending data and a final mark, and ends the thread. */
  async close(): Promise<void> {
    while (this.#working) await this.#drained;
    if (this.#failed === undefined) await this.#order({ kind: 'append', text: this.#mark().repeat(2) });
    await this.#order({ kind: 'close' });
    await this.#thread.terminate();
  }

  #work(): void {
    if (this.#working) return;
    this.#working = true;
    this.#drained = this.#drain();
  }

  async #drain(): Promise<void> {
    // Transactions added in this turn of the event loop are written together.
    await undefined;
    while (this.#failed === undefined && this.#queue.length > 0) {
      const [first] = this.#queue;
      if (first !== undefined && 'file' in first) await this.#begin(first);
      else await this.#flush();
    }
    // Set in the same step as the check of the queue, so that no transaction added now is missed.
    this.#working = false;
  }

  async #flush(): Promise<void> {
    const rotation = this.#queue.findIndex((each) => 'file' in each);
    const lines = this.#queue.splice(0, rotation < 0 ? this.#queue.length : rotation);
    const mark = this.#mark();
    let [text, last] = ['', this.#synced];
    for (const each of lines) if ('line' in each) [text, last] = [text + mark + each.line, each.number];
    const { error } = await this.#order({ kind: 'append', text });
    if (error !== undefined) return this.#fail(error);
    this.bytes += text.length;
    this.#synced = last;
    this.#settings.onSynced(last);
    const ready = this.#waiting.filter(({ number }) => number <= last);
    this.#waiting = this.#waiting.filter(({ number }) => number > last);
    for (const { resolve } of ready) resolve();
  }

  async #begin({ file, text, done }: Rotation): Promise<void> {
    const { error } = await this.#order({ kind: 'rotate', file, text });
    if (error !== undefined) return this.#fail(error);
    this.#queue.shift();
    const { bytes } = this;
    this.bytes = 0;
    done(bytes);
  }

  #mark(): string {
    const mark: Mark = { synced: this.#synced };
    return lineOf(mark);
  }

  #fail(error: DiskError): void {
    this.#failed = error;
    for (const each of this.#queue.splice(0)) if ('file' in each) each.done(undefined);
    this.#settings.onFailed(error);
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(error.message));
  }

  async #order(order: Order): Promise<Done> {
    // The process must not end during a write.
    this.#thread.ref();
    try {
      const answered = once(this.#thread, 'message');
      this.#thread.postMessage(order);
      const [done]: Done[] = await answered;
      return done ?? {};
    } catch (error) {
      return { error: { code: 'EIO', message: error instanceof Error ? error.message : String(error) } };
    } finally {
      this.#thread.unref();
    }
  }
}
