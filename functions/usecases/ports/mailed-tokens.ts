import type { Instant } from '../../domain/calendar/instant.ts';

/** A request for a mail with a token in it; the sender of the mail finds out whether one is due. */
export type Mailed<Facts> = Facts & {
  /** Stands for what was asked about without telling it. */
  readonly subject: string;
  /** The latest request of the subject: an earlier one is void. */
  readonly requestId: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
};

/** What names a request, and what its token carries. */
export interface MailedName {
  readonly subject: string;
  readonly requestId: string;
}

/** Tokens of one purpose that are sent by mail: good for a time, and once. */
export interface MailedTokens<Facts> {
  subjectOf(about: string): string;
  /** Keeps the request, with its event; `recent` where the last one of the subject is younger than a minute. */
  request(request: Omit<Mailed<Facts>, 'usedAt'>): Promise<'kept' | 'recent' | 'contended'>;
  find(subject: string): Promise<Mailed<Facts> | undefined>;
  /** The token for a request: made from it with a key, so that a reader of the table cannot use it. */
  tokenOf(request: MailedName): string;
  /** What a token was made for, or undefined for one that is not ours. */
  read(token: string): MailedName | undefined;
  /** Uses the request up; false where it was used or replaced before. */
  use(request: MailedName, at: Instant): Promise<boolean>;
}

/** Of a new password. */
export interface ResetFacts {
  /** Folded. */
  readonly email: string;
  /** The account's `credentialVersion` when it was asked for; null where the address had no account. */
  readonly credentialVersion: number | null;
}
export type Reset = Mailed<ResetFacts>;
export type Resets = MailedTokens<ResetFacts>;

/** Of an account's address. */
export interface VerificationFacts {
  readonly userId: string;
  /** Folded: the address that the token proves. */
  readonly email: string;
}
export type Verifications = MailedTokens<VerificationFacts>;

/** Of a booking; whether there is one with that reference and address is not known yet. */
export interface BookingLinkFacts {
  /** Without spaces, dashes and case. */
  readonly reference: string;
  /** Folded. */
  readonly email: string;
}
export type BookingLinks = MailedTokens<BookingLinkFacts>;

export type MailedPurpose = 'password-reset' | 'verification' | 'booking-link';
