import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { OperatingApp } from './app.ts';

/** PUT /sandbox/clock: moves the time on, and answers once the schedules due by then have run. */
export const putClock =
  ({ sandbox }: Pick<OperatingApp, 'sandbox'>): RouteHandler<'putClock'> =>
  async ({ body }) => {
    if (!sandbox) return { refused: 'not-found', what: 'sandbox clock' };
    const moved = await sandbox.moveClock(body);
    return isRefusal(moved) ? moved : { status: 200, body: { now: moved.now, ran: moved.ran } };
  };
