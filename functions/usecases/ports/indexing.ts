import type { Instant } from '../../domain/calendar/instant.ts';
import type { HotelDocument } from '../../domain/search/index/document.ts';

/** Tickets of a hotel's documents: a later reader has the higher one (rule 23). */
export interface IndexTickets {
  take(hotelId: string): Promise<number>;
}

/** What is to be written of a hotel; null for one that no search may find. */
export interface HotelWriting {
  readonly hotelId: string;
  readonly ticket: number;
  readonly document: HotelDocument | null;
}

/** A hotel that could not be written; `poison` where another try would be as vain. */
export interface IndexFailure {
  readonly hotelId: string;
  readonly why: string;
  readonly poison: boolean;
}

/** The index of hotels that searches ask. */
export interface HotelIndex {
  /**
   * Writes each unless a newer one is stored, which is success as well. It waits where the index is busy.
   * @param writings some hundred at most: they go in one request, to each index there is
   */
  write(writings: readonly HotelWriting[]): Promise<readonly IndexFailure[]>;
}

/** An index being built, and until where in the list of hotels it has come. */
export interface IndexInMaking {
  readonly name: string;
  readonly position: string | undefined;
}

/** Building a new index beside the one searches ask. */
export interface IndexRebuilding {
  /** Whether searches have an index of this table to ask. */
  isReady(): Promise<boolean>;
  /** Takes up the rebuild that was left, or begins one; from now on every writer writes to it too. */
  begin(): Promise<IndexInMaking>;
  /** How long until every writer of this process, and of all others, knows of it. */
  readonly settlingMs: Readonly<Record<'here' | 'elsewhere', number>>;
  /** Notes how far it has come. */
  note(index: IndexInMaking): Promise<void>;
  /** Searches ask it from now on, and the one before is gone. */
  finish(index: IndexInMaking): Promise<void>;
  /** Removes every index of this table. */
  remove(): Promise<void>;
}

/** A hotel as the index has it, to be compared with the truth. */
export interface IndexComparison {
  /** The hotels' own days their documents were written on; undefined where none is found. */
  days(hotelIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Those of the hotels whose document in the index is another. */
  different(documents: ReadonlyMap<string, HotelDocument | null>): Promise<string[]>;
  /** How many hotels searches can find. */
  listed(): Promise<number>;
  /** Some of those, by chance, at most so many. */
  some(most: number): Promise<string[]>;
}

/** What comes due in the index though nothing has happened to a hotel. */
export interface IndexUpkeep {
  /** Hotels whose document is to be written anew by now, at most so many. */
  due(now: Instant, most: number): Promise<string[]>;
  /** Forgets the place holders of hotels gone for a day: no late writer is that late. */
  purge(now: Instant): Promise<number>;
}
