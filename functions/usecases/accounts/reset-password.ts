import { foldEmail } from '../../domain/account/email.ts';
import { addMinutes } from '../../domain/calendar/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Accounts, Passwords } from '../ports/accounts.ts';
import type { Resets } from '../ports/resets.ts';
import type { Clock, Ids } from '../ports/time.ts';
import { changeAccount, nextVersion } from './change-account.ts';
import { busy } from './create-account.ts';

export interface ResetDeps {
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly resets: Resets;
  readonly clock: Clock;
  readonly ids: Ids;
}

const VALID_MINUTES = 30;

/**
 * Somebody has forgotten a password. The same is done and answered for every address; only the mail, or its absence,
 * tells whether there is an account. A second wish within a minute is the first one.
 */
export const requestReset =
  ({ resets, clock, ids }: Pick<ResetDeps, 'resets' | 'clock' | 'ids'>) =>
  async (address: string): Promise<Refusal | undefined> => {
    const email = foldEmail(address);
    const createdAt = clock.now();
    const expiresAt = addMinutes(createdAt, VALID_MINUTES);
    const kept = await resets.request({
      subject: resets.subjectOf(email),
      requestId: ids.nonce(),
      email,
      createdAt,
      expiresAt,
    });
    return kept === 'busy' ? busy : undefined;
  };

const dead: Refusal = {
  refused: 'refused',
  detail: 'This token is used, replaced by a newer one or older than 30 minutes: ask for another.',
  pointer: '/token',
  code: 'dead_token',
};

/** Sets the new password for whoever has the mail, once, and ends every session of the account. */
export const confirmReset =
  ({ accounts, passwords, resets, clock }: ResetDeps) =>
  async ({ token, password }: { token: string; password: string }): Promise<Refusal | undefined> => {
    const claimed = resets.read(token);
    const reset = claimed && (await resets.find(claimed.subject));
    const now = clock.now();
    if (reset === undefined || reset.requestId !== claimed?.requestId) return dead;
    if (reset.usedAt !== null || reset.expiresAt <= now) return dead;
    const account = await accounts.byEmail(reset.email);
    if (account?.status !== 'active') return dead;
    // Used up first: two at once must not both set a password.
    if (!(await resets.use(reset, now))) return dead;
    const passwordHash = await passwords.hash(password);
    const changed = await changeAccount(accounts, account.id, (before) => ({
      after: nextVersion(before, { passwordHash, epoch: before.epoch + 1 }),
      audit: {
        subject: `USER#${before.id}`,
        action: 'user.password_reset',
        actor: before.id,
        at: now,
        before: {},
        after: {},
      },
    }));
    return 'refused' in changed ? changed : undefined;
  };
