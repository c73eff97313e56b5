import type { RouteHandler } from '../../runtime/handler.ts';
import { userView } from '../views/user.ts';
import type { AccountsApp } from './app.ts';

/** Any cache that honours Vary may keep it for callers without a credential, as it is the same for all of them. */
const anonymous = { Vary: 'Cookie, Authorization', 'Cache-Control': 'public, max-age=60' };
/** Of one caller, and of no use to any other. */
const personal = { Vary: 'Cookie, Authorization', 'Cache-Control': 'private, no-store' };

/** GET /auth/session: who is signed in, if anyone is; never a 401. */
export const getSession =
  (app: Pick<AccountsApp, 'userById' | 'session'>): RouteHandler<'getSession'> =>
  async ({ caller, cookieToken, authorization }) => {
    const headers = cookieToken === undefined && authorization === undefined ? anonymous : personal;
    const [account, session] =
      caller === undefined
        ? []
        : await Promise.all([
            app.userById(caller.userId),
            app.session({ userId: caller.userId, hash: caller.sessionHash }),
          ]);
    // Ended between the two readings, it is no session any more.
    if (account === undefined || session === undefined)
      return { status: 200, body: { user: null, expiresAt: null }, headers };
    return { status: 200, body: { user: userView(account), expiresAt: session.expiresAt }, headers };
  };
