import type { RouteHandler } from '../../runtime/handler.ts';
import type { Accounts } from '../../usecases/ports/accounts.ts';
import { guestView, userView } from '../views/user.ts';

/** Any cache that honours Vary may keep it for callers without a credential, as it is the same for all of them. */
const anonymous = { Vary: 'Cookie, Authorization', 'Cache-Control': 'public, max-age=60' };
/** Of one caller, and of no use to any other. */
const personal = { Vary: 'Cookie, Authorization', 'Cache-Control': 'private, no-store' };

const signedOut = { user: null, expiresAt: null, kind: null, bookingId: null } as const;

/** GET /auth/session: who is signed in, if anyone is; never a 401. */
export const getSession =
  (app: { userById: Accounts['byId'] }): RouteHandler<'getSession'> =>
  async ({ caller, cookieToken, authorization }) => {
    const headers = cookieToken === undefined && authorization === undefined ? anonymous : personal;
    if (caller === undefined) return { status: 200, body: signedOut, headers };
    const { access, expiresAt } = caller;
    if (access.kind !== 'account') {
      const isGuest = access.kind === 'guest';
      const bookingId = isGuest ? null : access.bookingId;
      const user = isGuest ? guestView(caller) : null;
      return { status: 200, body: { user, expiresAt, kind: access.kind, bookingId }, headers };
    }
    const account = await app.userById(caller.userId);
    if (account === undefined) return { status: 200, body: signedOut, headers };
    return { status: 200, body: { user: userView(account), expiresAt, kind: 'account', bookingId: null }, headers };
  };
