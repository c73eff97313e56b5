import type { Refusal } from '../../domain/refusal.ts';
import type { Accounts, CommonPasswords, SessionTokens } from '../ports/accounts.ts';
import type { Verifications } from '../ports/mailed-tokens.ts';
import { type AccountMaking, busy, type NewAccount, newAccount } from './create-account.ts';
import { judgePassword } from './judge-password.ts';
import { endedBy, newSession, type SignedIn } from './open-session.ts';
import { askToVerify } from './verify-email.ts';

/** What a person types to get an account, and the session of the browser it is typed in. */
export interface Registration extends Omit<NewAccount, 'role'> {
  /** The token of the cookie that the browser presented. */
  readonly presented?: string | undefined;
}

/**
 * Makes a guest's account with its first session in one transaction, in which the session the browser had ends. No
 * registration makes more than a guest. The password is judged first, so that its refusal says nothing of the address.
 */
export const register =
  (
    deps: AccountMaking & {
      readonly accounts: Accounts;
      readonly tokens: SessionTokens;
      readonly common: CommonPasswords;
      readonly verifications: Verifications;
    },
  ) =>
  async ({ presented, ...request }: Registration): Promise<SignedIn | Refusal> => {
    const weak = judgePassword(deps.common, request.password, request, '/password');
    if (weak) return weak;
    const account = await newAccount(deps, { ...request, role: 'guest' });
    const signedIn = newSession(deps, account);
    const outcome = await deps.accounts.add(account, signedIn.session, endedBy(deps, presented));
    if (outcome === 'email-taken') return { refused: 'email-taken' };
    if (outcome !== 'written') return busy;
    // The account is made even if its mail is not sent: the mail can be asked for again.
    await askToVerify(deps)(account);
    return signedIn;
  };
