import type { Refusal } from '../../domain/refusal.ts';
import type { Account, AccountChange, Accounts } from '../ports/accounts.ts';
import { busy } from './create-account.ts';

/** How often a change is decided anew because the account was changed by another meanwhile. */
const TRIES = 5;

/** What is to become of the account: a change, nothing (it is so already), or no. */
export type Decision = Omit<AccountChange, 'before'> | 'unchanged' | Refusal;

const isNo = (decision: Decision): decision is Refusal => typeof decision === 'object' && 'refused' in decision;

/**
 * Load, decide, commit on the version that was loaded, and all of it again where another came between.
 * @returns the account as it is afterwards
 */
export const changeAccount = async (
  accounts: Accounts,
  userId: string,
  decide: (before: Account) => Decision | Promise<Decision>,
): Promise<Account | Refusal> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await accounts.byId(userId);
    if (!before) return { refused: 'not-found', what: 'account' };
    const decision = await decide(before);
    if (decision === 'unchanged') return before;
    if (isNo(decision)) return decision;
    const outcome = await accounts.change({ before, ...decision });
    if (outcome === 'written') return decision.after;
    if (outcome === 'no-session') return { refused: 'unauthenticated', detail: 'This session has ended.' };
    if (outcome === 'last-admin') {
      return { refused: 'refused', detail: 'This is the last active system admin: make another one first.' };
    }
    if (outcome === 'lost') break;
  }
  return busy;
};

/**
 * What a new password, role or status changes besides: every session ends, and a reset token made before is dead.
 */
export const newCredentials = ({
  epoch,
  credentialVersion,
}: Account): Pick<Account, 'epoch' | 'credentialVersion'> => ({
  epoch: epoch + 1,
  credentialVersion: credentialVersion + 1,
});

/** The account's next version, with `facts` changed. */
export const nextVersion = (before: Account, facts: Partial<Account>): Account => ({
  ...before,
  ...facts,
  version: before.version + 1,
});
