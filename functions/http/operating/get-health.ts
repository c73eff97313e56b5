import type { RouteHandler } from '../../runtime/handler.ts';
import type { checkHealth } from '../../usecases/operating/check-health.ts';
import { served } from './version.ts';

/** GET /health: whether the system and its parts work; 503 where nothing can. Since when is for a system admin. */
export const getHealth =
  (app: { checkHealth: ReturnType<typeof checkHealth> }): RouteHandler<'getHealth'> =>
  async ({ caller }) => {
    const { status, checks, since, schedules } = await app.checkHealth();
    const known = caller?.role === 'system_admin' ? { since, schedules: [...schedules] } : {};
    return {
      status: status === 'down' ? 503 : 200,
      body: { status, version: served, checks, ...known },
      headers: { 'Cache-Control': 'no-store' },
    };
  };
