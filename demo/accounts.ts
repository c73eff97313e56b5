import { userRepository } from '../functions/adapters/dynamo/accounts/user-repository.ts';
import { bcryptPasswords } from '../functions/adapters/passwords/passwords.ts';
import type { Core } from '../functions/composition/core.ts';
import type { Role } from '../functions/contract/accounts/bodies.ts';
import { foldEmail } from '../functions/domain/account/email.ts';
import { isRefusal } from '../functions/domain/refusal.ts';
import { createAccount } from '../functions/usecases/accounts/create-account.ts';
import type { Passwords } from '../functions/usecases/ports/accounts.ts';
import { pastGuests } from './guests.ts';

interface DemoAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

const owner: DemoAccount = {
  id: 'demo-owner',
  email: 'owner@example.com',
  name: 'Olga Owner',
  role: 'hotel_admin',
};
const always: readonly DemoAccount[] = [
  { id: 'demo-guest', email: 'guest@example.com', name: 'Gina Guest', role: 'guest' },
  owner,
  { id: 'demo-admin', email: 'admin@example.com', name: 'Adam Admin', role: 'system_admin' },
];
const withHotels: readonly DemoAccount[] = pastGuests.map((guest) => ({ ...guest, role: 'guest' }));

/** They all have one password, so it is hashed once: at its full cost it takes a quarter of a second. */
const hashingOnce = (passwords: Passwords): Passwords => {
  const hashes = new Map<string, Promise<string>>();
  return {
    ...passwords,
    hash: (password) => {
      const known = hashes.get(password) ?? passwords.hash(password);
      hashes.set(password, known);
      return known;
    },
  };
};

/**
 * Makes those demo accounts that are not there yet: guest, owner and admin, and, for a world with hotels, the past
 * guests. An existing account of such an address keeps its password.
 *
 * @returns the owner's id, and how many accounts were made
 */
export const openAccounts = async (core: Core, password: string, hotels: boolean) => {
  const accounts = userRepository(core.table, core.ids, core.delay);
  const passwords = hashingOnce(bcryptPasswords(core.passwordCost));
  let made = 0;

  const open = async ({ id, ...request }: DemoAccount): Promise<string> => {
    const present = await accounts.byEmail(foldEmail(request.email));
    if (present !== undefined) return present.id;
    const ids = { ...core.ids, next: () => id };
    const account = await createAccount({ accounts, passwords, ids, clock: core.clock })({ ...request, password });
    if (isRefusal(account)) throw new Error(`The demo account ${request.email} could not be made; start again.`);
    made += 1;
    return account.id;
  };

  const opened = await Promise.all([...always, ...(hotels ? withHotels : [])].map(open));
  return { ownerId: opened[always.indexOf(owner)] ?? owner.id, made };
};
