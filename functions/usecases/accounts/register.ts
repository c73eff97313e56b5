import type { Refusal } from '../../domain/refusal.ts';
import type { Accounts, SessionTokens } from '../ports/accounts.ts';
import { type AccountMaking, busy, type NewAccount, newAccount } from './create-account.ts';
import { newSession, type SignedIn } from './open-session.ts';

/** Makes a guest's account with its first session in one transaction. Nobody registers as more than a guest. */
export const register =
  (deps: AccountMaking & { readonly accounts: Accounts; readonly tokens: SessionTokens }) =>
  async (wish: Omit<NewAccount, 'role'>): Promise<SignedIn | Refusal> => {
    const account = await newAccount(deps, { ...wish, role: 'guest' });
    const signedIn = newSession(deps, account);
    const outcome = await deps.accounts.add(account, signedIn.session);
    if (outcome === 'email-taken') return { refused: 'email-taken' };
    return outcome === 'written' ? signedIn : busy;
  };
