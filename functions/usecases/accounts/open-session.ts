import { addHours } from '../../domain/calendar/instant.ts';
import type { Account, Session, SessionName, SessionTokens } from '../ports/accounts.ts';
import type { Clock } from '../ports/time.ts';

/** How long a session of any kind lasts. */
export const SESSION_HOURS = 24;

/** What a sign-in answers: the account, and the token, which is shown once. */
export interface SignedIn {
  readonly account: Account;
  readonly token: string;
  readonly session: Session;
}

/** A new session of the account as it is now, not yet kept. */
export const newSession = (
  deps: { readonly tokens: SessionTokens; readonly clock: Clock },
  account: Account,
): SignedIn => {
  const { token, hash } = deps.tokens.mint(account.id);
  const createdAt = deps.clock.now();
  const expiresAt = addHours(createdAt, SESSION_HOURS);
  return { account, token, session: { userId: account.id, hash, epoch: account.epoch, createdAt, expiresAt } };
};

/** The session that a sign-in takes the place of: that of the cookie the browser presented. */
export const endedBy = (
  { tokens }: { readonly tokens: SessionTokens },
  presented: string | undefined,
): SessionName | undefined => (presented === undefined ? undefined : tokens.read(presented));
