import type { Instant } from '../../domain/calendar/instant.ts';

/** What a finished backup holds. */
export interface BackupContent {
  /** The moment at which the table was as the file has it. */
  readonly takenAt: Instant;
  readonly items: number;
  /** Items by the kind that they say they are. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Of every byte of the file before its last line; hexadecimal. */
  readonly sha256: string;
}

export interface Backup {
  readonly id: string;
  readonly startedAt: Instant;
  readonly status: 'running' | 'done' | 'failed';
  /** Null until it is done. */
  readonly content: BackupContent | null;
  /** Why it failed, in one line. */
  readonly reason: string | null;
}

/** Takes backups of the whole table and keeps them where they outlive it. */
export interface BackupStore {
  /** Begins one, which goes on after the answer; `busy` where another one is running. */
  readonly begin: (id: string, at: Instant) => Promise<Backup | 'busy'>;
  /** All there are, newest first. */
  readonly list: () => Promise<readonly Backup[]>;
  readonly find: (id: string) => Promise<Backup | undefined>;
}
