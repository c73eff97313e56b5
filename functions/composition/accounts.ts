import { guestSessions } from '../adapters/dynamo/accounts/guest-sessions.ts';
import { bookingLinkTokens, resetTokens, verificationTokens } from '../adapters/dynamo/accounts/mailed-tokens.ts';
import { pointsRepository } from '../adapters/dynamo/accounts/points-repository.ts';
import { sessionTokens } from '../adapters/dynamo/accounts/session-token.ts';
import { userRepository } from '../adapters/dynamo/accounts/user-repository.ts';
import { auditTrail } from '../adapters/dynamo/audit-trail.ts';
import { bookingReader } from '../adapters/dynamo/bookings/booking-reader.ts';
import { idsOfReference } from '../adapters/dynamo/bookings/booking-references.ts';
import { noLimits, rateLimits } from '../adapters/dynamo/limits/rate-limits.ts';
import { sharedSettings } from '../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../adapters/dynamo/settings-repository.ts';
import { commonPasswords } from '../adapters/passwords/common-passwords.ts';
import { bcryptPasswords } from '../adapters/passwords/passwords.ts';
import { sha256Digests } from '../adapters/signing/digests.ts';
import type { AccountsApp } from '../http/accounts/index.ts';
import { openBookingSession, requestBookingLink } from '../usecases/accounts/booking-link.ts';
import { changePassword } from '../usecases/accounts/change-password.ts';
import { changeUser } from '../usecases/accounts/change-user.ts';
import { createAccount } from '../usecases/accounts/create-account.ts';
import { logout, logoutAll } from '../usecases/accounts/end-sessions.ts';
import { startGuestSession } from '../usecases/accounts/guest-session.ts';
import { listUsers } from '../usecases/accounts/list-users.ts';
import { login } from '../usecases/accounts/login.ts';
import { register } from '../usecases/accounts/register.ts';
import { rename } from '../usecases/accounts/rename.ts';
import { confirmReset, requestReset } from '../usecases/accounts/reset-password.ts';
import { resendVerification, verifyEmail } from '../usecases/accounts/verify-email.ts';
import { listChanges } from '../usecases/audit/list-changes.ts';
import { showPoints } from '../usecases/loyalty/show-points.ts';
import type { Core } from './core.ts';

type AccountParts = Pick<Core, 'table' | 'clock' | 'ids' | 'delay' | 'passwordCost'>;

const parts = ({ table, clock, ids, delay, passwordCost }: AccountParts) => ({
  accounts: userRepository(table, ids, delay),
  passwords: bcryptPasswords(passwordCost),
  clock,
  ids,
});

export const composeAccounts = (core: Core): AccountsApp => {
  const { table, delay, signing } = core;
  const limits = core.limited ? rateLimits(table, core.clock) : noLimits();
  const { failures } = limits;
  const deps = { ...parts(core), tokens: sessionTokens(signing.session), common: commonPasswords, failures };
  const resets = resetTokens(table, delay, signing.session);
  const mailed = {
    links: bookingLinkTokens(table, delay, signing.session),
    verifications: verificationTokens(table, delay, signing.session),
  };
  const visits = {
    guestSessions: guestSessions(table, delay),
    bookings: bookingReader(table),
    idsOfReference: idsOfReference(table),
  };
  const settings = sharedSettings(core.table, settingsRepository(core.table, core.ids, core.delay), core.clock);
  return {
    listChanges: listChanges({ trail: auditTrail(core.table) }),
    showPoints: showPoints({ points: pointsRepository(core.table), settings, clock: core.clock }),
    requestReset: requestReset({ ...deps, resets }),
    confirmReset: confirmReset({ ...deps, resets }),
    register: register({ ...deps, verifications: mailed.verifications }),
    login: login(deps),
    logout: logout(deps),
    logoutAll: logoutAll(deps),
    userById: deps.accounts.byId,
    startGuestSession: startGuestSession({ ...deps, ...visits, digests: sha256Digests }),
    requestBookingLink: requestBookingLink({ ...deps, links: mailed.links, asked: limits.links }),
    openBookingSession: openBookingSession({ ...deps, ...visits, links: mailed.links }),
    verifyEmail: verifyEmail({ ...deps, verifications: mailed.verifications }),
    resendVerification: resendVerification({ ...deps, verifications: mailed.verifications }),
    rename: rename(deps),
    changePassword: changePassword(deps),
    listUsers: listUsers(deps),
    changeUser: changeUser(deps),
    cursorKeys: core.signing.cursor,
  };
};

/** Makes accounts of any role, for the demo world and the command line. */
export const composeCreateAccount = (core: AccountParts) => createAccount(parts(core));
