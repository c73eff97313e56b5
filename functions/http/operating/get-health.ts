import type { RouteHandler } from '../../runtime/handler.ts';
import type { checkHealth } from '../../usecases/operating/check-health.ts';
import { served } from './version.ts';

/** GET /health: whether the system and its parts work; 503 where nothing can. */
export const getHealth =
  (app: { checkHealth: ReturnType<typeof checkHealth> }): RouteHandler<'getHealth'> =>
  async () => {
    const { status, checks } = await app.checkHealth();
    return { status: status === 'down' ? 503 : 200, body: { status, version: served, checks } };
  };
