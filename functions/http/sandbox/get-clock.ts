import type { RouteHandler } from '../../runtime/handler.ts';
import type { Clock } from '../../usecases/ports/time.ts';

/** GET /sandbox/clock: the time everything in the sandbox goes by. */
export const getClock =
  ({ now }: { now: Clock['now'] }): RouteHandler<'getClock'> =>
  async () => ({ status: 200, body: { now: now() } });
