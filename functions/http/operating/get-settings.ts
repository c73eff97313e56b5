import type { RouteHandler } from '../../runtime/handler.ts';
import type { SettingsStore } from '../../usecases/ports/settings.ts';

/** GET /admin/settings: what is kept at this moment, not what a cache still believes. */
export const getSettings =
  (app: { readonly loadSettings: SettingsStore['load'] }): RouteHandler<'getSettings'> =>
  async () => ({ status: 200, body: await app.loadSettings() });
