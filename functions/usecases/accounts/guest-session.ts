import { foldEmail } from '../../domain/account/email.ts';
import { addHours, type Instant } from '../../domain/calendar/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { SessionTokens } from '../ports/accounts.ts';
import type { Digests } from '../ports/digests.ts';
import type { GuestSession, GuestSessions } from '../ports/guest-sessions.ts';
import type { Clock } from '../ports/time.ts';
import { endedBy, SESSION_HOURS } from './open-session.ts';

export interface GuestSessionDeps {
  readonly tokens: SessionTokens;
  readonly guestSessions: GuestSessions;
  readonly clock: Clock;
}

/** What a guest without an account types, and the session of the browser it is typed in. */
export interface Visit {
  readonly email: string;
  readonly name: string;
  /** The token of the cookie that the browser presented. */
  readonly presented?: string | undefined;
}

export interface Started<Kept> {
  /** Shown once. */
  readonly token: string;
  readonly session: Kept;
}

/** A new session of the subject, not yet kept. */
export const startsNow = (
  { tokens, clock }: Pick<GuestSessionDeps, 'tokens' | 'clock'>,
  subject: string,
): Started<{ subject: string; hash: string; createdAt: Instant; expiresAt: Instant }> => {
  const { token, hash } = tokens.mint(subject);
  const createdAt = clock.now();
  return { token, session: { subject, hash, createdAt, expiresAt: addHours(createdAt, SESSION_HOURS) } };
};

/** The session could not be written. */
export const notOpened: Refusal = { refused: 'try-again', detail: 'The session could not be opened at this moment.' };

/**
 * A session without an account, in place of the one the browser had. Whether the address has an account is not looked
 * at: the guests of an address share what they may hold unpaid (rule 8), and nothing else.
 */
export const startGuestSession =
  (deps: GuestSessionDeps & { readonly digests: Pick<Digests, 'guest'> }) =>
  async ({ email, name, presented }: Visit): Promise<Started<GuestSession> | Refusal> => {
    const { token, session } = startsNow(deps, deps.digests.guest(foldEmail(email)));
    const kept = { ...session, kind: 'guest', email, name } as const;
    const outcome = await deps.guestSessions.open(kept, endedBy(deps, presented));
    return outcome === 'written' ? { token, session: kept } : notOpened;
  };
