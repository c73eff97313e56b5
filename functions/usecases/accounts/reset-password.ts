import { foldEmail } from '../../domain/account/email.ts';
import { addMinutes } from '../../domain/calendar/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Account, Accounts, CommonPasswords, Passwords } from '../ports/accounts.ts';
import type { Reset, Resets } from '../ports/mailed-tokens.ts';
import type { Clock, Ids } from '../ports/time.ts';
import { changeAccount, newCredentials, nextVersion } from './change-account.ts';
import { busy } from './create-account.ts';
import { judgePassword } from './judge-password.ts';
import { openRequest } from './mailed-token.ts';

export interface ResetDeps {
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly common: CommonPasswords;
  readonly resets: Resets;
  readonly clock: Clock;
  readonly ids: Ids;
}

const VALID_MINUTES = 30;

/**
 * A request for a new password. The same is done and answered for every address; only the mail, or its absence,
 * shows whether there is an account. A second request within a minute is the first one.
 */
export const requestReset =
  ({ accounts, resets, clock, ids }: Pick<ResetDeps, 'accounts' | 'resets' | 'clock' | 'ids'>) =>
  async (address: string): Promise<Refusal | undefined> => {
    const email = foldEmail(address);
    const createdAt = clock.now();
    const expiresAt = addMinutes(createdAt, VALID_MINUTES);
    // Two reads whether the address is known or not, so that the time gives nothing away.
    const account = await accounts.byEmail(email);
    const kept = await resets.request({
      subject: resets.subjectOf(email),
      requestId: ids.nonce(),
      email,
      createdAt,
      expiresAt,
      credentialVersion: account?.credentialVersion ?? null,
    });
    return kept === 'contended' ? busy : undefined;
  };

const dead: Refusal = {
  refused: 'refused',
  detail: 'This token is used, replaced, older than 30 minutes or older than the password: ask for another.',
  pointer: '/token',
  code: 'dead_token',
};

/** Whether the account is as it was when the mail was asked for: same password, same role, active throughout. */
const isSame = (account: Account, { credentialVersion }: Reset): boolean =>
  account.status === 'active' && account.credentialVersion === credentialVersion;

/**
 * Sets the new password for the holder of the mail's token, once, and ends every session of the account, whose address the
 * token proves. A password that is
 * refused leaves the token as it is.
 */
export const confirmReset =
  ({ accounts, passwords, common, resets, clock }: ResetDeps) =>
  async ({ token, password }: { token: string; password: string }): Promise<Refusal | undefined> => {
    const now = clock.now();
    const reset = await openRequest(resets, token, now);
    const account = reset && (await accounts.byEmail(reset.email));
    if (reset === undefined || account === undefined || !isSame(account, reset)) return dead;
    const weak = judgePassword(common, password, account, '/password');
    if (weak) return weak;
    // Used up first: two at once must not both set a password.
    if (!(await resets.use(reset, now))) return dead;
    const passwordHash = await passwords.hash(password);
    const changed = await changeAccount(accounts, account.id, (before) => {
      if (!isSame(before, reset)) return dead;
      const audit = {
        subject: `USER#${before.id}`,
        action: 'user.password_reset',
        actor: before.id,
        at: now,
        before: {},
        after: {},
      };
      return { after: nextVersion(before, { passwordHash, emailVerified: true, ...newCredentials(before) }), audit };
    });
    return 'refused' in changed ? changed : undefined;
  };
