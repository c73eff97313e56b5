import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { logoutAll as logoutAllUseCase } from '../../usecases/accounts/end-sessions.ts';
import { forgottenCookie } from './session-answer.ts';

/** POST /auth/logout-all: ends every session of the account. */
export const logoutAll =
  (app: { logoutAll: ReturnType<typeof logoutAllUseCase> }): RouteHandler<'logoutAll'> =>
  async ({ caller }) => {
    const outcome = await app.logoutAll(caller);
    return isRefusal(outcome) ? outcome : { status: 204, body: undefined, cookies: [forgottenCookie] };
  };
