import type * as z from 'zod';
import type { managedUser, user } from '../../contract/accounts/answers.ts';
import type { Account } from '../../usecases/ports/accounts.ts';
import type { SessionUser } from '../../usecases/ports/gate.ts';

/** An account as its owner sees it. */
export const userView = ({
  id,
  email,
  emailVerified,
  name,
  role,
  createdAt,
  version,
}: Account): z.output<typeof user> => ({
  id,
  email,
  emailVerified,
  name,
  role,
  createdAt,
  version,
});

/** A guest without an account, whose address nothing has verified. */
export const guestView = ({
  userId: id,
  email,
  name,
  since: createdAt,
}: Pick<SessionUser, 'userId' | 'email' | 'name' | 'since'>): z.output<typeof user> => ({
  id,
  email,
  emailVerified: false,
  name,
  role: 'guest',
  createdAt,
  version: 1,
});

/** An account as a system admin sees it. */
export const managedUserView = (account: Account): z.output<typeof managedUser> => ({
  ...userView(account),
  status: account.status,
});
