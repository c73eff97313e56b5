import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { changeSettings } from '../../usecases/settings/change-settings.ts';

/** PUT /admin/settings: changes what is named, within the bounds of the contract. */
export const putSettings =
  (app: { changeSettings: ReturnType<typeof changeSettings> }): RouteHandler<'putSettings'> =>
  async ({ body: { version, ...request }, caller, ifMatch }) => {
    const changed = await app.changeSettings({ actor: caller.userId, request, expected: [ifMatch, version] });
    return isRefusal(changed) ? changed : { status: 200, body: changed };
  };
