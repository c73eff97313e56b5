import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { userView } from '../views/user.ts';
import type { AccountsApp } from './app.ts';

/** PATCH /auth/me: changes the name. */
export const changeMe =
  (app: Pick<AccountsApp, 'rename'>): RouteHandler<'changeMe'> =>
  async ({ caller, body, ifMatch }) => {
    const outcome = await app.rename({ userId: caller.userId, name: body.name, expected: ifMatch });
    return isRefusal(outcome) ? outcome : { status: 200, body: { user: userView(outcome) } };
  };
