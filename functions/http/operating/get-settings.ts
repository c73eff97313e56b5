import type { RouteHandler } from '../../runtime/handler.ts';
import type { OperatingApp } from './app.ts';

/** GET /admin/settings: the settings as they are kept, with their version. */
export const getSettings =
  (app: Pick<OperatingApp, 'loadSettings'>): RouteHandler<'getSettings'> =>
  async () => ({ status: 200, body: await app.loadSettings() });
