import { foldEmail } from '../../domain/account/email.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Account, Accounts, Passwords, SessionName, SessionTokens } from '../ports/accounts.ts';
import type { LimitState, Places } from '../ports/gate.ts';
import type { Clock } from '../ports/time.ts';
import { endedBy, newSession, type SignedIn } from './open-session.ts';

export interface LoginDeps {
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly tokens: SessionTokens;
  /** Failed logins, by the folded address. */
  readonly failures: Places;
  readonly clock: Clock;
}

/** One answer for an unknown address, a wrong password and a suspended account: it gives a guesser nothing. */
const wrong: Refusal = { refused: 'unauthenticated', detail: 'The e-mail address or the password is wrong.' };

/** How often a session is tried again because the account was changed while it was being opened. */
const TRIES = 3;

/** What a person types to sign in, and the session of the browser it is typed in. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The token of the cookie that the browser presented. */
  readonly presented?: string | undefined;
}

/**
 * Signs in, and ends the session the browser had. A place among the failures of the address is taken before the password is looked at, so that guesses side
 * by side do not slip through, and is given back if it was right.
 */
export const login =
  (deps: LoginDeps) =>
  async ({ email, password, presented }: Credentials): Promise<SignedIn | Refusal> => {
    const address = foldEmail(email);
    const place = await deps.failures.take(address);
    if (!place.state.allowed) return tooManyFailures(place.state);

    const account = await deps.accounts.byEmail(address);
    const right = await deps.passwords.matches(password, account?.passwordHash);
    if (!account || !right || account.status !== 'active') return wrong;

    const [signedIn] = await Promise.all([signIn(deps, account, endedBy(deps, presented)), place.giveBack()]);
    return signedIn;
  };

/** Opens the session; where the account was changed meanwhile, on the account as it is now, if it is still the same. */
const signIn = async (deps: LoginDeps, proved: Account, ends: SessionName | undefined): Promise<SignedIn | Refusal> => {
  let account: Account | undefined = proved;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (account?.passwordHash !== proved.passwordHash || account.status !== 'active') return wrong;
    const signedIn = newSession(deps, account);
    const outcome = await deps.accounts.openSession(signedIn.session, ends);
    if (outcome === 'written') return signedIn;
    if (outcome === 'lost') break;
    account = await deps.accounts.byId(proved.id);
  }
  return { refused: 'try-again', detail: 'The session could not be opened at this moment.' };
};

const tooManyFailures = ({ unavailable, resetSeconds }: LimitState): Refusal =>
  unavailable
    ? { refused: 'try-again', detail: 'Signing in is not possible at this moment.' }
    : { refused: 'rate-limited', detail: 'Too many failed logins with this e-mail address.', resetSeconds };
