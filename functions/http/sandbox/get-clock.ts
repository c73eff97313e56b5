import type { RouteHandler } from '../../runtime/handler.ts';
import type { SandboxApp } from './app.ts';

/** GET /sandbox/clock: the time everything in the sandbox goes by. */
export const getClock =
  ({ now }: Pick<SandboxApp, 'now'>): RouteHandler<'getClock'> =>
  async () => ({ status: 200, body: { now: now() } });
