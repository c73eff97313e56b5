import type { Role } from '../../contract/accounts/bodies.ts';
import { foldEmail } from '../../domain/account/email.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Account, Accounts, Passwords } from '../ports/accounts.ts';
import type { Clock, Ids } from '../ports/time.ts';

export interface NewAccount {
  readonly email: string;
  /** 12 to 72 bytes, judged by the contract's `password`. */
  readonly password: string;
  readonly name: string;
  readonly role: Role;
}

export interface AccountMaking {
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A first version of an account, not yet kept. The password is always hashed, whether its address is taken or not. */
export const newAccount = async (
  deps: AccountMaking,
  { email, password, name, role }: NewAccount,
): Promise<Account> => ({
  id: deps.ids.next(),
  email,
  emailVerified: false,
  name,
  role,
  status: 'active',
  passwordHash: await deps.passwords.hash(password),
  epoch: 1,
  credentialVersion: 1,
  version: 1,
  createdAt: deps.clock.now(),
});

/**
 * Makes an account of any role, for the demo world and the command line, without a session. An address that is taken
 * is answered without the work of a hash: its callers may list the accounts anyway.
 */
export const createAccount =
  (deps: AccountMaking & { readonly accounts: Accounts }) =>
  async (request: NewAccount): Promise<Account | Refusal> => {
    if (await deps.accounts.byEmail(foldEmail(request.email))) return { refused: 'email-taken' };
    const account = await newAccount(deps, request);
    const outcome = await deps.accounts.add(account);
    if (outcome === 'email-taken') return { refused: 'email-taken' };
    return outcome === 'written' ? account : busy;
  };

/** Every try met another writer or a network that is away. */
export const busy: Refusal = { refused: 'try-again', detail: 'The account could not be written at this moment.' };
