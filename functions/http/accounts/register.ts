import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { register as registerUseCase } from '../../usecases/accounts/register.ts';
import { sessionAnswer } from './session-answer.ts';

/** POST /auth/register: a guest's account, signed in. */
export const register =
  (app: { register: ReturnType<typeof registerUseCase> }): RouteHandler<'register'> =>
  async ({ body: { transport, ...request }, cookieToken }) => {
    const outcome = await app.register({ ...request, presented: cookieToken });
    if (isRefusal(outcome)) return outcome;
    return { status: 201, ...sessionAnswer(outcome, transport, cookieToken), headers: { Location: '/api/v1/auth/me' } };
  };
