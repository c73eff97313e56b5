import { subjectOf } from '../../domain/account/session-subject.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Account, Accounts } from '../ports/accounts.ts';
import type { SessionUser } from '../ports/gate.ts';
import { changeAccount, nextVersion } from './change-account.ts';

/** Ends this session; its token is dead once this is answered. */
export const logout =
  (deps: { readonly accounts: Accounts }) =>
  ({ access, sessionHash }: Pick<SessionUser, 'access' | 'sessionHash'>): Promise<void> =>
    deps.accounts.closeSession(subjectOf(access), sessionHash);

/** Ends every session of the account: they belong to an epoch that is over. */
export const logoutAll =
  (deps: { readonly accounts: Accounts }) =>
  ({ userId }: { userId: string }): Promise<Account | Refusal> =>
    changeAccount(deps.accounts, userId, (before) => ({ after: nextVersion(before, { epoch: before.epoch + 1 }) }));
