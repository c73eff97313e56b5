import type { Role } from '../../contract/accounts/bodies.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { AuditEntry } from './audit.ts';

export type AccountStatus = 'active' | 'suspended';

/** A person's account as it is kept. */
export interface Account {
  readonly id: string;
  /** As typed at registration; it is compared by `foldEmail`. */
  readonly email: string;
  /** Whether a mail to that address has been answered: then its bookings without account are the account's too. */
  readonly emailVerified: boolean;
  readonly name: string;
  readonly role: Role;
  readonly status: AccountStatus;
  /** bcrypt's own text: cost, salt and hash. */
  readonly passwordHash: string;
  /** A session lives while it carries its user's epoch: one more ends them all. */
  readonly epoch: number;
  /** One more with every new password, role or status: a reset token made before is dead. */
  readonly credentialVersion: number;
  readonly version: number;
  readonly createdAt: Instant;
}

/** A session as it is kept: of the token only its SHA-256. */
export interface Session {
  readonly userId: string;
  readonly hash: string;
  readonly epoch: number;
  readonly createdAt: Instant;
  /** Decides; the TTL attribute only tidies up. */
  readonly expiresAt: Instant;
}

/** Makes tokens: `userId.random.mac`, 256 random bits, and the hash under which its session is kept. */
export interface SessionTokens {
  mint(userId: string): { readonly token: string; readonly hash: string };
  /** The session a token of ours names, whether it is still there or not; undefined for any other text. */
  read(token: string): SessionName | undefined;
}

/** Under which a session is kept. */
export type SessionName = Pick<Session, 'userId' | 'hash'>;

/** The most common passwords, folded: NFKC without case. */
export interface CommonPasswords {
  has(folded: string): boolean;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long without a hash (no account has that e-mail address) as with one; then it is false. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

/** `lost`: another writer, a throttle or the network came between, every try; the caller may try again. */
export type Written<Refusals extends string> = 'written' | Refusals | 'lost';

export interface AccountsPage {
  readonly accounts: readonly Account[];
  /** The account behind which the list goes on; undefined at its end. */
  readonly next: string | undefined;
}

/** A change of an account, committed on its version. */
export interface AccountChange {
  readonly before: Account;
  /** With the next version; with the next epoch where sessions are to end. */
  readonly after: Account;
  /** The hash of the one session that goes on in the new epoch; it must still be there. */
  readonly keep?: string;
  readonly audit?: AuditEntry;
}

export interface Accounts {
  byId(userId: string): Promise<Account | undefined>;
  /** By the folded address; costs the same two reads whether it is known or not. */
  byEmail(foldedEmail: string): Promise<Account | undefined>;
  /** Newest first, which is by id; `after` is the last account of the page before. */
  page(limit: number, after: string | undefined): Promise<AccountsPage>;
  /** The account, its address and, where given, its first session in one transaction; `ends` is gone with it. */
  add(account: Account, session?: Session, ends?: SessionName): Promise<Written<'email-taken'>>;
  /**
   * One conditional transaction that also counts the active system admins.
   * `stale`: the version moved. `last-admin`: no system admin would be left. `no-session`: the session to keep has ended.
   */
  change(change: AccountChange): Promise<Written<'stale' | 'last-admin' | 'no-session'>>;
  /** Writes a session on condition that the user's epoch is unchanged and the user is active; else `moved`. `ends` is gone with it. */
  openSession(session: Session, ends?: SessionName): Promise<Written<'conflict'>>;
  session(name: SessionName): Promise<Session | undefined>;
  closeSession(userId: string, hash: string): Promise<void>;
}
