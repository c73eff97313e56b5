import { answering } from './calls.ts';
import { type Dynamo, dynamoOf } from './memory-dynamo.ts';
import { prepareFolder } from './storage/folder.ts';
import { JournalHistory } from './storage/history.ts';
import { lockFolder } from './storage/lock.ts';
import { recover } from './storage/recovery.ts';
import { Store } from './storage/store.ts';
import { StreamLog } from './streams/stream-log.ts';
import { Tables } from './tables.ts';
import { WriteNumbers } from './write-numbers.ts';

export type DurableOptions = {
  /** The data folder; created if it is missing. */
  readonly folder: string;
  /** Receives one line for each problem: data that a crash left incomplete, or a failing disk. */
  readonly onTrouble: (line: string) => void;
  /** A module whose `disk` replaces the file system calls, for tests of a failing disk. */
  readonly diskModule?: string;
  /** Size of the journals since the last snapshot that triggers the next one, in bytes; 16 MB by default. */
  readonly snapshotAfterBytes?: number;
};

export type DurableDynamo = Dynamo & {
  /** Writes pending data and releases the folder. No request may follow. */
  close(): Promise<void>;
};

/** Number of newest changes that can be read without disk access. */
const STREAMED_IN_MEMORY = 5_000;

/**
 * DynamoDB in memory whose data is kept in a folder. A write is on disk before it is answered, and before any request
 * that read it is answered. A transaction is stored completely or not at all, whenever the process or the machine
 * stops.
 * @throws StorageError, with one line, if the folder is in use, damaged or of a newer version
 */
export function openDurableDynamo(options: DurableOptions): DurableDynamo {
  const { onTrouble, diskModule, snapshotAfterBytes } = options;
  const folder = prepareFolder(options.folder);
  const unlock = lockFolder(folder);
  try {
    const numbers = new WriteNumbers();
    // During recovery everything is already on disk.
    numbers.synced = Number.POSITIVE_INFINITY;
    const tables = new Tables({ numbers, streamLabel: () => new Date().toISOString() });
    const changes: Parameters<StreamLog['add']>[0][] = [];
    const recovered = recover(folder, tables, (change, at) => {
      changes.push({ ...change, at });
      if (changes.length > STREAMED_IN_MEMORY * 2) changes.splice(0, STREAMED_IN_MEMORY);
    });
    tables.takeWritten();
    if (recovered.dropped > 0) {
      onTrouble(`${recovered.dropped} bytes at the end of ${folder} were half written and never answered: dropped.`);
    }
    const history = new JournalHistory(folder, tables, recovered.segments);
    const log = new StreamLog(STREAMED_IN_MEMORY, (changes[0]?.sequence ?? tables.sequence + 1) - 1, history);
    for (const change of changes) log.add(change);
    const store = new Store({
      ...{ folder, tables, numbers, log, history, recovered, onTrouble, diskModule, snapshotAfterBytes },
    });
    const close = async (): Promise<void> => {
      await store.close();
      unlock();
    };
    return { ...dynamoOf(answering({ tables, log, keep: () => store.keep() })), close };
  } catch (error) {
    unlock();
    throw error;
  }
}
