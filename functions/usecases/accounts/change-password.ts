import type { Refusal } from '../../domain/refusal.ts';
import type { Account, Accounts, CommonPasswords, Passwords } from '../ports/accounts.ts';
import type { Clock } from '../ports/time.ts';
import { changeAccount, newCredentials, nextVersion } from './change-account.ts';
import { judgePassword } from './judge-password.ts';

export interface ChangePassword {
  readonly userId: string;
  /** The session that goes on; every other one ends. */
  readonly sessionHash: string;
  readonly current: string;
  readonly next: string;
}

/** Sets a new password for a caller who knows the current one, and ends every other session of the account. */
export const changePassword =
  (deps: {
    readonly accounts: Accounts;
    readonly passwords: Passwords;
    readonly common: CommonPasswords;
    readonly clock: Clock;
  }) =>
  ({ userId, sessionHash, current, next }: ChangePassword): Promise<Account | Refusal> =>
    changeAccount(deps.accounts, userId, async (before) => {
      if (!(await deps.passwords.matches(current, before.passwordHash))) {
        return {
          refused: 'refused',
          detail: 'The current password is another one.',
          pointer: '/current',
          code: 'wrong_password',
        };
      }
      const weak = judgePassword(deps.common, next, before, '/new');
      if (weak) return weak;
      const passwordHash = await deps.passwords.hash(next);
      const audit = {
        subject: `USER#${userId}`,
        action: 'user.password_changed',
        actor: userId,
        at: deps.clock.now(),
        before: {},
        after: {},
      };
      return { after: nextVersion(before, { passwordHash, ...newCredentials(before) }), keep: sessionHash, audit };
    });
