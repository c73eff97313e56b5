import type { Refusal } from '../../domain/refusal.ts';
import type { Account, Accounts } from '../ports/accounts.ts';
import type { Clock } from '../ports/time.ts';
import { changeAccount, nextVersion } from './change-account.ts';

/** A name in the change log, which outlives it: its first letter. */
const masked = (name: string): string => `${[...name][0] ?? ''}…`;

export interface Rename {
  readonly userId: string;
  readonly name: string;
  /** The version If-Match asks for. */
  readonly expected?: number | undefined;
}

/** Changes the name of the caller's account. */
export const rename =
  (deps: { readonly accounts: Accounts; readonly clock: Clock }) =>
  ({ userId, name, expected }: Rename): Promise<Account | Refusal> =>
    changeAccount(deps.accounts, userId, (before) => {
      if (expected !== undefined && expected !== before.version) return { refused: 'stale-version' };
      if (before.name === name) return 'unchanged';
      const audit = {
        subject: `USER#${userId}`,
        action: 'user.renamed',
        actor: userId,
        at: deps.clock.now(),
        before: { name: masked(before.name) },
        after: { name: masked(name) },
      };
      return { after: nextVersion(before, { name }), audit };
    });
