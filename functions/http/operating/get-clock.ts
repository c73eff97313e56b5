import type { RouteHandler } from '../../runtime/handler.ts';
import type { OperatingApp } from './app.ts';

/** GET /sandbox/clock: the time everything in the sandbox goes by. */
export const getClock =
  ({ sandbox }: Pick<OperatingApp, 'sandbox'>): RouteHandler<'getClock'> =>
  async () =>
    sandbox ? { status: 200, body: { now: sandbox.now() } } : { refused: 'not-found', what: 'sandbox clock' };
