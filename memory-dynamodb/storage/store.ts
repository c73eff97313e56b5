import { internal } from '../problems.ts';
import type { StreamLog } from '../streams/stream-log.ts';
import type { Tables, Written } from '../tables.ts';
import type { WriteNumbers } from '../write-numbers.ts';
import { fileName } from './folder.ts';
import type { JournalHistory } from './history.ts';
import { type DiskError, Journal } from './journal.ts';
import { lineOf } from './lines.ts';
import { cannotWrite } from './problems.ts';
import { transactionOf } from './records.ts';
import { journalHeader, type Recovered } from './recovery.ts';
import { momentOf, removeSnapshots, writeSnapshot } from './snapshot.ts';

/** A journal is closed at this size, so that old ones can be removed one by one. */
const JOURNAL_BYTES = 32 * 1_024 * 1_024;
const SNAPSHOT_AFTER_BYTES = 16 * 1_024 * 1_024;

export type StoreSettings = {
  readonly folder: string;
  readonly tables: Tables;
  readonly numbers: WriteNumbers;
  readonly log: StreamLog;
  readonly history: JournalHistory;
  readonly recovered: Recovered;
  /** Called once, with one line, if writing has failed for good. */
  readonly onTrouble: (line: string) => void;
  readonly diskModule: string | undefined;
  /** A snapshot is made when the journals behind the last one are this long, and as long as that snapshot. */
  readonly snapshotAfterBytes?: number | undefined;
};

type Pending = { readonly number: number; readonly at: number; readonly written: readonly Written[] };

/**
 * Persists the changes of requests and reports when they are on disk. Changes that cannot be written are rolled back:
 * the tables then match the disk, can be read, and reject every change.
 */
export class Store {
  readonly #settings: StoreSettings;
  readonly #journal: Journal;
  /** Transactions not yet on disk, in order. */
  #pending: Pending[] = [];
  #file: number;
  #sinceSnapshot: number;
  #snapshotBytes: number;
  #tending: Promise<void> | undefined;
  #closed = false;

  constructor(settings: StoreSettings) {
    const { folder, recovered, diskModule, numbers } = settings;
    const last = recovered.segments.at(-1)?.file ?? 1;
    numbers.last = recovered.number;
    numbers.synced = recovered.number;
    this.#settings = settings;
    this.#file = last;
    this.#sinceSnapshot = recovered.journalBytes;
    this.#snapshotBytes = recovered.snapshotBytes;
    this.#journal = new Journal({
      file: fileName(folder, 'journal', last),
      diskModule,
      synced: recovered.number,
      onSynced: (number) => this.#onSynced(number),
      onFailed: (error) => this.#onFailed(error),
    });
  }

  /**
   * Persists the changes of the current request. Returns undefined if everything it wrote and read is on disk,
   * otherwise a promise of that.
   * @throws ServiceError if it cannot be written; the changes are then rolled back
   */
  keep(): Promise<void> | undefined {
    const { tables, numbers } = this.#settings;
    const written = tables.takeWritten();
    const { seen } = numbers;
    numbers.seen = 0;
    if (written.length === 0) return this.#onDisk(seen);
    if (this.#journal.failed !== undefined || this.#closed) {
      tables.undo(written);
      throw this.#refusal();
    }
    numbers.last += 1;
    const pending = { number: numbers.last, at: Date.now(), written };
    this.#pending.push(pending);
    this.#journal.append(pending.number, lineOf(transactionOf(pending.number, pending.at, written, tables)));
    return this.#onDisk(pending.number);
  }

  /** Writes pending data. No request may follow. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#tending;
    await this.#journal.close();
  }

  #onDisk(number: number): Promise<void> | undefined {
    return this.#journal.settled(number)?.catch(() => {
      throw this.#refusal();
    });
  }

  #refusal(): Error {
    return internal(`Nothing more can be written (${this.#journal.failed?.code ?? 'closed'})`);
  }

  #onSynced(number: number): void {
    const { numbers, log } = this.#settings;
    numbers.synced = number;
    while (this.#pending[0] !== undefined && this.#pending[0].number <= number) {
      const { at, written } = this.#pending.shift() ?? { at: 0, written: [] };
      for (const each of written) if (each.kind === 'item') log.add({ ...each.change, at });
    }
    this.#tend();
  }

  #onFailed(error: DiskError): void {
    const { tables, numbers, folder, onTrouble } = this.#settings;
    // No more numbers are assigned, so that reads do not wait for the disk.
    numbers.last = -1;
    for (const { written } of this.#pending.toReversed()) tables.undo(written);
    this.#pending = [];
    onTrouble(cannotWrite(folder, error));
  }

  /** Closes a long journal, and starts a snapshot if the next start would have to read too much. */
  #tend(): void {
    const behind = this.#sinceSnapshot + this.#journal.bytes;
    const { snapshotAfterBytes = SNAPSHOT_AFTER_BYTES } = this.#settings;
    const due = behind >= Math.max(snapshotAfterBytes, this.#snapshotBytes);
    if (this.#tending !== undefined || this.#closed || (!due && this.#journal.bytes < JOURNAL_BYTES)) return;
    this.#tending = (due ? this.#snapshot() : this.#rotate()).then(
      () => {
        this.#tending = undefined;
      },
      () => {
        // The journal is complete: only the next start takes longer. Retried at twice the size.
        this.#snapshotBytes = behind * 2;
        this.#tending = undefined;
      },
    );
  }

  /**
   * Continues in a new journal, and returns whether it was created. Transactions added from now on go to the new one.
   */
  async #rotate(): Promise<boolean> {
    const { folder, tables, numbers, history } = this.#settings;
    const file = this.#file + 1;
    const { sequence } = tables;
    const header = journalHeader(file, numbers.last + 1, sequence);
    const bytes = await this.#journal.rotate(fileName(folder, 'journal', file), header);
    if (bytes === undefined) return false;
    this.#file = file;
    this.#sinceSnapshot += bytes;
    history.begin(file, sequence, bytes, Date.now());
    return true;
  }

  async #snapshot(): Promise<void> {
    const { folder, tables, numbers, history } = this.#settings;
    const moment = momentOf(tables, numbers.last);
    if (!(await this.#rotate())) return;
    const file = this.#file;
    const bytes = await writeSnapshot(moment, {
      folder,
      file,
      stopped: () => this.#closed || this.#journal.failed !== undefined,
      settled: async () => await this.#onDisk(numbers.last),
    });
    if (bytes === undefined) return;
    this.#snapshotBytes = bytes;
    this.#sinceSnapshot = 0;
    removeSnapshots(folder, file);
    history.prune(file, Date.now());
  }
}
