import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { changeSettings } from '../../usecases/settings/change-settings.ts';

/** PUT /admin/settings: changes what is named, on the current version. */
export const putSettings =
  (app: { readonly changeSettings: ReturnType<typeof changeSettings> }): RouteHandler<'putSettings'> =>
  async ({ body: { version, ...wish }, caller, ifMatch }) => {
    const outcome = await app.changeSettings({ actor: caller.userId, wish, expected: [version, ifMatch] });
    return isRefusal(outcome) ? outcome : { status: 200, body: outcome };
  };
