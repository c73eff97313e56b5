import type { Role } from '../../contract/accounts/bodies.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Account, AccountStatus, Accounts } from '../ports/accounts.ts';
import type { Clock } from '../ports/time.ts';
import { changeAccount, newCredentials, nextVersion } from './change-account.ts';

export interface ChangeUser {
  readonly actor: string;
  readonly userId: string;
  readonly role?: Role | undefined;
  readonly status?: AccountStatus | undefined;
  /** The version If-Match asks for. */
  readonly expected: number | undefined;
}

/** A system admin sets role or status. Either ends the user's sessions; the last active system admin stays one. */
export const changeUser =
  (deps: { readonly accounts: Accounts; readonly clock: Clock }) =>
  ({ actor, userId, role, status, expected }: ChangeUser): Promise<Account | Refusal> =>
    changeAccount(deps.accounts, userId, (before) => {
      if (expected !== undefined && expected !== before.version) return { refused: 'stale-version' };
      const request = { role: role ?? before.role, status: status ?? before.status };
      if (request.role === before.role && request.status === before.status) return 'unchanged';
      const after = nextVersion(before, { ...request, ...newCredentials(before) });
      const audit = {
        subject: `USER#${userId}`,
        action: 'user.changed',
        actor,
        at: deps.clock.now(),
        before: { role: before.role, status: before.status },
        after: request,
      };
      return { after, audit };
    });
