import type { Instant } from '../../domain/calendar/instant.ts';

/** A request for a new password; whether its address has an account is not known yet. */
export interface Reset {
  /** Stands for the address without telling it. */
  readonly subject: string;
  /** The latest request of the address: an earlier one is void. */
  readonly requestId: string;
  /** Folded. */
  readonly email: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** The account's `credentialVersion` when it was asked for; null where the address had no account. */
  readonly credentialVersion: number | null;
  readonly usedAt: Instant | null;
}

/** Requests for a new password. */
export interface Resets {
  subjectOf(foldedEmail: string): string;
  /** Keeps the request, with its event; `recent` where the last one is younger than a minute. */
  request(reset: Omit<Reset, 'usedAt'>): Promise<'kept' | 'recent' | 'contended'>;
  find(subject: string): Promise<Reset | undefined>;
  /** The token for a request: made from it with a key, so that a reader of the table cannot use it. */
  tokenOf(reset: Pick<Reset, 'subject' | 'requestId'>): string;
  /** What a token was made for, or undefined for one that is not ours. */
  read(token: string): Pick<Reset, 'subject' | 'requestId'> | undefined;
  /** Uses the request up; false where it was used or replaced before. */
  use(reset: Reset, at: Instant): Promise<boolean>;
}
