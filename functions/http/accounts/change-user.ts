import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { changeUser as changeUserUseCase } from '../../usecases/accounts/change-user.ts';
import { managedUserView } from '../views/user.ts';

/** PATCH /admin/users/{userId}: sets role or status. */
export const changeUser =
  (app: { changeUser: ReturnType<typeof changeUserUseCase> }): RouteHandler<'changeUser'> =>
  async ({ params: { userId }, body, caller, ifMatch }) => {
    const outcome = await app.changeUser({ actor: caller.userId, userId, ...body, expected: ifMatch });
    return isRefusal(outcome) ? outcome : { status: 200, body: { user: managedUserView(outcome) } };
  };
