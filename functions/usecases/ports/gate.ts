import type { Role } from '../../contract/accounts/bodies.ts';
import type { LimitClass } from '../../contract/route.ts';
import type { GuestAccess } from '../../domain/booking/guest-access.ts';
import type { Instant } from '../../domain/calendar/instant.ts';

/** Who makes a request, as its session proves it: a user with an account, or a guest without one. */
export interface SessionUser {
  readonly userId: string;
  readonly role: Role;
  readonly email: string;
  readonly name: string;
  /** Hash of the session's token, to end this very session. */
  readonly sessionHash: string;
  /** What kind of session it is, and whose bookings it opens. */
  readonly access: GuestAccess;
  /** When the session began, and when it ends. */
  readonly since: Instant;
  readonly expiresAt: Instant;
}

/** The sessions as the gate of every request sees them; rule 19. */
export interface Sessions {
  /** The account a token of ours names, by its mac alone and without a read; undefined for any other text. */
  subjectOf(token: string): string | undefined;
  /** The caller, or undefined where the session is unknown, ended, expired or its user not active. */
  authenticate(token: string): Promise<SessionUser | undefined>;
}

/** Whose window a call counts in: the user's where the token names one, else the address's. */
export interface LimitSubject {
  readonly userId: string | undefined;
  /** The address API Gateway or the local server saw; never a header's word. */
  readonly address: string;
}

/** A subject's count after this call; `resetSeconds` is until the window frees a place. */
export interface LimitState {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
  /** Not allowed because the table could not be asked: `try-again`, not `rate-limited`. Only ever for `login` and `proof`. */
  readonly unavailable?: true;
}

/** Sliding windows of a minute; rule 20. It fails open for reads and closed for proofs of a secret by itself and never throws. */
export interface RateLimits {
  take(call: { readonly limitClass: LimitClass; readonly subject: LimitSubject }): Promise<LimitState>;
}

/**
 * What may go wrong so many times: a place is taken before it is tried, so that tries side by side do not slip through,
 * and given back where it went right.
 */
export interface Places {
  take(whose: string): Promise<{ readonly state: LimitState; giveBack(): Promise<void> }>;
}

/** Declined cards within an hour. */
export interface Declines {
  readonly ofUser: Places;
  readonly ofAddress: Places;
}

/** The checks before every route. */
export interface Gate {
  readonly sessions: Sessions;
  readonly limits: RateLimits;
}
