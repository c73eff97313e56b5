import { rmSync } from 'node:fs';
import type { History, StreamChange } from '../streams/stream-log.ts';
import type { Tables } from '../tables.ts';
import { fileName } from './folder.ts';
import { readLines } from './read-lines.ts';
import { changesOf, type Header, type Mark, type Transaction } from './records.ts';
import type { Segment } from './recovery.ts';

/** DynamoDB keeps a stream's records for a day. */
const KEPT_MS = 24 * 3_600_000;
/** Size limit, in bytes, of the journals that are kept only for the stream. */
const KEPT_BYTES = 256 * 1_024 * 1_024;
const PIECE = 256 * 1_024;

type Bookmark = { readonly file: number; readonly at: number; readonly behind: number };

/** The journals on disk, in which the stream finds records that are no longer in memory. */
export class JournalHistory implements History {
  readonly #folder: string;
  readonly #tables: Tables;
  #segments: readonly Segment[];
  /** The end of the last read: the next one usually continues there. */
  #bookmark: Bookmark | undefined;

  constructor(folder: string, tables: Tables, segments: readonly Segment[]) {
    this.#folder = folder;
    this.#tables = tables;
    this.#segments = segments;
  }

  before(): number {
    return this.#segments[0]?.sequence ?? 0;
  }

  read(table: string, behind: number, limit: number): readonly StreamChange[] {
    const found: StreamChange[] = [];
    const first = this.#segments.findLastIndex(({ sequence }) => sequence <= behind);
    for (const { file } of this.#segments.slice(Math.max(0, first))) {
      const { file: marked, at = 0 } = this.#bookmark?.behind === behind ? this.#bookmark : {};
      for (const { transaction, start } of this.#transactions(file, marked === file ? at : 0)) {
        for (const change of changesOf(transaction, this.#tables)) {
          if (change.sequence <= behind || change.table !== table) continue;
          if (found.length === limit) return this.#upTo(found, file, start);
          found.push({ ...change, at: transaction.at });
        }
      }
    }
    return found;
  }

  /** A new journal follows the current one, which has this many bytes. */
  begin(file: number, sequence: number, bytes: number, lastAt: number): void {
    const before = this.#segments.slice(0, -1);
    const last = this.#segments.slice(-1).map((segment) => ({ ...segment, bytes, lastAt }));
    this.#segments = [...before, ...last, { file, sequence, bytes: 0, lastAt }];
  }

  /** Removes the older journals that are no longer needed: a snapshot contains their result. */
  prune(keepFrom: number, now: number): void {
    let bytes = 0;
    let wanted = true;
    const kept: Segment[] = [];
    for (const segment of this.#segments.toReversed()) {
      if (segment.file < keepFrom) {
        bytes += segment.bytes;
        wanted &&= bytes <= KEPT_BYTES && now - segment.lastAt <= KEPT_MS;
      }
      if (wanted) kept.unshift(segment);
    }
    const gone = this.#segments.filter((segment) => !kept.includes(segment));
    this.#segments = kept;
    // The oldest first: a crash between two of them leaves no gap.
    for (const { file } of gone) rmSync(fileName(this.#folder, 'journal', file), { force: true });
  }

  #upTo(found: readonly StreamChange[], file: number, at: number): readonly StreamChange[] {
    this.#bookmark = { file, at, behind: found.at(-1)?.sequence ?? 0 };
    return found;
  }

  *#transactions(file: number, from: number): Generator<{ transaction: Transaction; start: number }> {
    for (const { text, start } of readLines(fileName(this.#folder, 'journal', file), from, PIECE)) {
      if (text === undefined) return;
      const record: Header | Mark | Transaction = JSON.parse(text);
      if ('n' in record) yield { transaction: record, start };
    }
  }
}
