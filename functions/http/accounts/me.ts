import type { RouteHandler } from '../../runtime/handler.ts';
import type { Accounts } from '../../usecases/ports/accounts.ts';
import { guestView, userView } from '../views/user.ts';

/** GET /auth/me: who is signed in. */
export const me =
  (app: { userById: Accounts['byId'] }): RouteHandler<'me'> =>
  async ({ caller }) => {
    if (caller.access.kind === 'guest') return { status: 200, body: { user: guestView(caller) } };
    const account = await app.userById(caller.userId);
    if (!account) return { refused: 'unauthenticated', detail: 'This account is gone.' };
    return { status: 200, body: { user: userView(account) } };
  };
