import type * as z from 'zod';
import type { managedUser, user } from '../../contract/answers/accounts.ts';
import type { Account } from '../../usecases/ports/accounts.ts';

/** An account as its owner sees it. */
export const userView = ({ id, email, name, role, createdAt, version }: Account): z.output<typeof user> => ({
  id,
  email,
  name,
  role,
  createdAt,
  version,
});

/** An account as a system admin sees it. */
export const managedUserView = (account: Account): z.output<typeof managedUser> => ({
  ...userView(account),
  status: account.status,
});
