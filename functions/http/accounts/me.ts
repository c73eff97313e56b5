import type { RouteHandler } from '../../runtime/handler.ts';
import { guestView, userView } from '../views/user.ts';
import type { AccountsApp } from './app.ts';

/** GET /auth/me: who is signed in. */
export const me =
  (app: Pick<AccountsApp, 'userById'>): RouteHandler<'me'> =>
  async ({ caller }) => {
    if (caller.access.kind === 'guest') return { status: 200, body: { user: guestView(caller) } };
    const account = await app.userById(caller.userId);
    if (!account) return { refused: 'unauthenticated', detail: 'This account is gone.' };
    return { status: 200, body: { user: userView(account) } };
  };
