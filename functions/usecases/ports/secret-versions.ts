import type { Instant } from '../../domain/calendar/instant.ts';

/** A version of a secret: its text, and since when it is there. */
export interface SecretVersion {
  readonly text: string;
  readonly createdAt: Instant;
}

/** The lines of a secret's text that are not blank, such as its keys. */
export const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || []);

/** The versions of one secret, as a rotation sees them: one is in force, one may be pending under the rotation's id. */
export interface SecretVersions {
  /** The version in force, with its id. */
  current(): Promise<SecretVersion & { readonly id: string }>;
  /** The pending version of this id; undefined while it has no text. */
  pending(id: string): Promise<SecretVersion | undefined>;
  /** Writes the text of the pending version of this id. */
  putPending(id: string, text: string): Promise<void>;
  /** Puts the version of this id in force in the place of another. */
  promote(id: string, from: string): Promise<void>;
}
