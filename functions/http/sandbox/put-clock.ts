import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { moveClock } from '../../usecases/operating/move-clock.ts';

/** PUT /sandbox/clock: moves the time on, and answers once the schedules due by then have run. */
export const putClock =
  (app: { moveClock: ReturnType<typeof moveClock> }): RouteHandler<'putClock'> =>
  async ({ body }) => {
    const moved = await app.moveClock(body);
    return isRefusal(moved) ? moved : { status: 200, body: { now: moved.now, ran: moved.ran } };
  };
