import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { login as loginUseCase } from '../../usecases/accounts/login.ts';
import { sessionAnswer } from './session-answer.ts';

/** POST /auth/login: a session of 24 hours; the one that the browser's cookie names ends. */
export const login =
  (app: { login: ReturnType<typeof loginUseCase> }): RouteHandler<'login'> =>
  async ({ body: { transport, ...typed }, cookieToken }) => {
    const outcome = await app.login({ ...typed, presented: cookieToken });
    return isRefusal(outcome) ? outcome : { status: 200, ...sessionAnswer(outcome, transport, cookieToken) };
  };
