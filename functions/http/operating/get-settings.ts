import type { RouteHandler } from '../../runtime/handler.ts';
import type { SettingsStore } from '../../usecases/ports/settings.ts';

/** GET /admin/settings: the settings as they are kept, with their version. */
export const getSettings =
  (app: { loadSettings: SettingsStore['load'] }): RouteHandler<'getSettings'> =>
  async () => ({ status: 200, body: await app.loadSettings() });
