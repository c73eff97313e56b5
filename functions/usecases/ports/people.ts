import type { AuditNote } from './audit.ts';

/** Whose traces are looked for. */
export interface Person {
  readonly foldedEmail: string;
  /** Of the account with that address. */
  readonly userId: string | undefined;
}

/** Something that is kept of a person. */
export interface Trace {
  /** What kind of thing it is: `booking`, `history`, `review`, `sent-mail`. */
  readonly kind: string;
  /** Its name in the store; opaque. */
  readonly name: string;
  /** What it says, without what only the store needs. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Finds and changes what is kept of a person. */
export interface People {
  /** Everything that names the address or belongs to its account or its bookings. Reads the whole store twice. */
  readonly traces: (person: Person) => Promise<readonly Trace[]>;
  /** Removes a thing. Again is no error. */
  readonly remove: (trace: Trace) => Promise<void>;
  /** Changes a thing by `how`, on what it is now; false where it is not there any more. */
  readonly change: (trace: Trace, how: (facts: Trace['facts']) => Trace['facts']) => Promise<boolean>;
  /** Lets another account have the address. */
  readonly freeAddress: (foldedEmail: string) => Promise<void>;
  readonly note: AuditNote;
}
