import { foldEmail } from '../../domain/account/email.ts';
import type { Accounts, AccountsPage, AccountsPosition } from '../ports/accounts.ts';

/** The accounts in no order that means anything, or the one with exactly this address. */
export const listUsers =
  (deps: { readonly accounts: Accounts }) =>
  async (request: {
    readonly email?: string | undefined;
    readonly limit: number;
    readonly from?: AccountsPosition | undefined;
  }): Promise<AccountsPage> => {
    if (request.email === undefined) return await deps.accounts.page(request.limit, request.from ?? { shard: 0 });
    const account = await deps.accounts.byEmail(foldEmail(request.email));
    return { accounts: account ? [account] : [], next: undefined };
  };
