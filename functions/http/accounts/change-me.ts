import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { rename } from '../../usecases/accounts/rename.ts';
import { userView } from '../views/user.ts';

/** PATCH /auth/me: changes the name. */
export const changeMe =
  (app: { rename: ReturnType<typeof rename> }): RouteHandler<'changeMe'> =>
  async ({ caller, body, ifMatch }) => {
    const outcome = await app.rename({ userId: caller.userId, name: body.name, expected: ifMatch });
    return isRefusal(outcome) ? outcome : { status: 200, body: { user: userView(outcome) } };
  };
