import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { changePassword as changePasswordUseCase } from '../../usecases/accounts/change-password.ts';
import { userView } from '../views/user.ts';

/** POST /auth/password: a new password; every other session ends. */
export const changePassword =
  (app: { changePassword: ReturnType<typeof changePasswordUseCase> }): RouteHandler<'changePassword'> =>
  async ({ caller: { userId, sessionHash }, body }) => {
    const outcome = await app.changePassword({ userId, sessionHash, current: body.current, next: body.new });
    return isRefusal(outcome) ? outcome : { status: 200, body: { user: userView(outcome) } };
  };
