import type { Refusal } from '../../domain/refusal.ts';
import type { Account, Accounts } from '../ports/accounts.ts';
import { changeAccount, nextVersion } from './change-account.ts';

/** Changes the name of the caller's account. */
export const rename =
  (deps: { readonly accounts: Accounts }) =>
  ({ userId, name }: { userId: string; name: string }): Promise<Account | Refusal> =>
    changeAccount(deps.accounts, userId, (before) =>
      before.name === name ? 'unchanged' : { after: nextVersion(before, { name }) },
    );
