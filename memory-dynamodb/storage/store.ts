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

/** A journal is ended at this size, so that old ones can go one by one. */
const JOURNAL_BYTES = 32 * 1_024 * 1_024;
const SNAPSHOT_AFTER_BYTES = 16 * 1_024 * 1_024;

export type StoreSettings = {
  readonly folder: string;
  readonly tables: Tables;
  readonly numbers: WriteNumbers;
  readonly log: StreamLog;
  readonly history: JournalHistory;
  readonly recovered: Recovered;
  /** Told once, in one line, when nothing more can be written. */
  readonly onTrouble: (line: string) => void;
  readonly diskModule: string | undefined;
  /** A snapshot is made when the journals behind the last one are this long, and as long as that snapshot. */
  readonly snapshotAfterBytes?: number | undefined;
};

type Pending = { readonly number: number; readonly at: number; readonly written: readonly Written[] };

/**
 * Writes down what requests change, and says when it is on disk. What cannot be written is taken back: the tables then
 * are as they are on disk, can be read, and refuse every change.
 */
export class Store {
  readonly #settings: StoreSettings;
  readonly #journal: Journal;
  /** Transactions on their way to the disk, in order. */
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
   * Keeps what the request under way has changed. Answers undefined where all that it wrote and saw is on disk, else
   * waits for that.
   * @throws ServiceError when it cannot be written; then it is taken back
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

  /** Writes what is left. No request may come any more. */
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
    // Nothing gets a number any more, so that nothing that is read waits for the disk.
    numbers.last = -1;
    for (const { written } of this.#pending.toReversed()) tables.undo(written);
    this.#pending = [];
    onTrouble(cannotWrite(folder, error));
  }

  /** Ends a journal that is long, and makes a snapshot when there is much to read at the next start. */
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
        // The journal has everything: only the next start takes longer. Tried again when there is twice as much.
        this.#snapshotBytes = behind * 2;
        this.#tending = undefined;
      },
    );
  }

  /** Goes on in a new journal, and answers whether it is there. What is added from now on is in the new one. */
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
