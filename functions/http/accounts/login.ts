import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { AccountsApp } from './app.ts';
import { sessionAnswer } from './session-answer.ts';

/** POST /auth/login: a session of 24 hours. */
export const login =
  (app: Pick<AccountsApp, 'login'>): RouteHandler<'login'> =>
  async ({ body: { transport, ...typed } }) => {
    const outcome = await app.login(typed);
    return isRefusal(outcome) ? outcome : { status: 200, ...sessionAnswer(outcome, transport) };
  };
