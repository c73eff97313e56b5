import type { RouteHandler } from '../../runtime/handler.ts';

/** POST /sandbox/receiver/{answer}: a receiver for webhooks, so that one sees them arrive, or fail, without a server. */
export const receiveSandboxEvent =
  (): RouteHandler<'receiveSandboxEvent'> =>
  async ({ params: { answer } }) =>
    answer === 'ok'
      ? { status: 204, body: undefined }
      : { refused: 'refused', detail: 'This receiver takes no event.' };
