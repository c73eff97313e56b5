import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { IntegrationsApp } from './app.ts';

/** POST /admin/queues/{name}/peek: some of what lies in the dead-letter queue. */
export const peekQueue =
  ({ queues }: Pick<IntegrationsApp, 'queues'>): RouteHandler<'peekQueue'> =>
  async ({ params }) => {
    const messages = await queues.peek(params.name);
    return isRefusal(messages) ? messages : { status: 200, body: { items: [...messages], nextCursor: null } };
  };
