import { foldEmail } from '../../domain/account/email.ts';
import { addHours } from '../../domain/calendar/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Account, Accounts } from '../ports/accounts.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { VerificationFacts, Verifications } from '../ports/mailed-tokens.ts';
import type { Clock, Ids } from '../ports/time.ts';
import { changeAccount, nextVersion } from './change-account.ts';
import { busy } from './create-account.ts';
import { openRequest } from './mailed-token.ts';

export interface VerifyDeps {
  readonly accounts: Accounts;
  readonly verifications: Verifications;
  readonly clock: Clock;
  readonly ids: Ids;
}

const VALID_HOURS = 24;

/** Has the mail sent that verifies the account's address; a second one within a minute is the first one. */
export const askToVerify =
  ({ verifications, clock, ids }: Pick<VerifyDeps, 'verifications' | 'clock' | 'ids'>) =>
  async ({ id: userId, email }: Account): Promise<Refusal | undefined> => {
    const createdAt = clock.now();
    const kept = await verifications.request({
      subject: verifications.subjectOf(userId),
      requestId: ids.nonce(),
      userId,
      email: foldEmail(email),
      createdAt,
      expiresAt: addHours(createdAt, VALID_HOURS),
    });
    return kept === 'contended' ? busy : undefined;
  };

/** The mail once more; nothing is sent where the address is verified already. */
export const resendVerification =
  (deps: VerifyDeps) =>
  async (userId: string): Promise<Refusal | undefined> => {
    const account = await deps.accounts.byId(userId);
    if (account === undefined) return { refused: 'unauthenticated', detail: 'This account is gone.' };
    return account.emailVerified ? undefined : askToVerify(deps)(account);
  };

const dead: Refusal = {
  refused: 'refused',
  detail: 'This token is replaced, or older than 24 hours: ask for another.',
  pointer: '/token',
  code: 'dead_token',
};

/** Whether a token may verify the account: it is active and has the address that the mail went to. */
export const isVerifiable = ({ status, email }: Account, facts: VerificationFacts): boolean =>
  status === 'active' && foldEmail(email) === facts.email;

/** What the change log says of a verified address. */
const verifiedAudit = (userId: string, at: string): AuditEntry => ({
  subject: `USER#${userId}`,
  action: 'user.email_verified',
  actor: userId,
  at,
  before: { emailVerified: false },
  after: { emailVerified: true },
});

/**
 * Verifies an account's address for the holder of the mail's token. The same token again, while it is the latest, is the
 * same answer: a link that is pressed twice is no fault.
 */
export const verifyEmail =
  ({ accounts, verifications, clock }: VerifyDeps) =>
  async (token: string): Promise<Account | Refusal> => {
    const now = clock.now();
    const request = await openRequest(verifications, token, now);
    if (request === undefined) return dead;
    return changeAccount(accounts, request.userId, (before) => {
      if (!isVerifiable(before, request)) return dead;
      if (before.emailVerified) return 'unchanged';
      return { after: nextVersion(before, { emailVerified: true }), audit: verifiedAudit(before.id, now) };
    });
  };
