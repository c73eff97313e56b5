import { userRepository } from '../../functions/adapters/dynamo/accounts/user-repository.ts';
import { newAccount } from '../../functions/usecases/accounts/create-account.ts';
import type { Account } from '../../functions/usecases/ports/accounts.ts';
import type { bookingWorld } from './booking-world.ts';

type World = Pick<Awaited<ReturnType<typeof bookingWorld>>, 'core' | 'table'>;

/** Opens an account of this id, which nobody can sign in to. */
export const openAccount = async ({ core, table }: World, id: string, role: Account['role']) => {
  const accounts = userRepository(table, core.ids, core.delay);
  const account = await newAccount(
    {
      passwords: { hash: async () => 'none', matches: async () => false },
      clock: core.clock,
      ids: { ...core.ids, next: () => id },
    },
    { email: `${id}@example.com`, password: 'none', name: id, role },
  );
  await accounts.add(account);
  return { accounts, account };
};
