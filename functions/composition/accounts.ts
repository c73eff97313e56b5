import { pointsRepository } from '../adapters/dynamo/accounts/points-repository.ts';
import { resetRepository } from '../adapters/dynamo/accounts/reset-repository.ts';
import { sessionTokens } from '../adapters/dynamo/accounts/session-token.ts';
import { userRepository } from '../adapters/dynamo/accounts/user-repository.ts';
import { auditTrail } from '../adapters/dynamo/audit-trail.ts';
import { noLimits, rateLimits } from '../adapters/dynamo/limits/rate-limits.ts';
import { sharedSettings } from '../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../adapters/dynamo/settings-repository.ts';
import { commonPasswords } from '../adapters/passwords/common-passwords.ts';
import { bcryptPasswords } from '../adapters/passwords/passwords.ts';
import type { AccountsApp } from '../http/accounts/index.ts';
import { changePassword } from '../usecases/accounts/change-password.ts';
import { changeUser } from '../usecases/accounts/change-user.ts';
import { createAccount } from '../usecases/accounts/create-account.ts';
import { logout, logoutAll } from '../usecases/accounts/end-sessions.ts';
import { listUsers } from '../usecases/accounts/list-users.ts';
import { login } from '../usecases/accounts/login.ts';
import { register } from '../usecases/accounts/register.ts';
import { rename } from '../usecases/accounts/rename.ts';
import { confirmReset, requestReset } from '../usecases/accounts/reset-password.ts';
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
  const { failures } = core.limited ? rateLimits(core.table, core.clock) : noLimits();
  const deps = { ...parts(core), tokens: sessionTokens(core.signing.session), common: commonPasswords, failures };
  const resets = resetRepository(core.table, core.delay, core.signing.session);
  const settings = sharedSettings(core.table, settingsRepository(core.table, core.ids, core.delay), core.clock);
  return {
    listChanges: listChanges({ trail: auditTrail(core.table) }),
    showPoints: showPoints({ points: pointsRepository(core.table), settings, clock: core.clock }),
    requestReset: requestReset({ ...deps, resets }),
    confirmReset: confirmReset({ ...deps, resets }),
    register: register(deps),
    login: login(deps),
    logout: logout(deps),
    logoutAll: logoutAll(deps),
    userById: deps.accounts.byId,
    session: deps.accounts.session,
    rename: rename(deps),
    changePassword: changePassword(deps),
    listUsers: listUsers(deps),
    changeUser: changeUser(deps),
    cursorKeys: core.signing.cursor,
  };
};

/** Makes accounts of any role, for the demo world and the command line. */
export const composeCreateAccount = (core: AccountParts) => createAccount(parts(core));
